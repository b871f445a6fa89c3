"""Which alternative of a union a value is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest

from generator.runtime.errors import DecodeError
from generator.runtime.serialization import codec
from generator.runtime.serialization.discriminators import Discriminator
from generator.runtime.serialization.wire import Wire

from . import models as m

CAT = {"kind": "cat", "lives": 9}
DOG = {"kind": "dog", "name": "d"}


@pytest.mark.parametrize(
    ("type_", "data", "expected"),
    [
        (m.Cat | m.Dog, DOG, m.Dog(name="d")),
        (list[m.Cat | m.Dog], [CAT, DOG], [m.Cat(lives=9), m.Dog(name="d")]),
        (Sequence[m.Cat | m.Dog] | None, [CAT], [m.Cat(lives=9)]),
        (dict[str, m.Cat | m.Dog], {"a": CAT}, {"a": m.Cat(lives=9)}),
        (Mapping[str, m.Cat | None], {"a": None}, {"a": None}),
        (tuple[m.Cat | m.Dog, int], [DOG, 1], (m.Dog(name="d"), 1)),
        (m.Car | m.Bike, {"pedals": 2, "wheels": 2}, m.Bike(pedals=2, wheels=2)),
        (m.Car | m.Bike, {"wheels": 4}, m.Car(wheels=4)),
        (m.Car | dict[str, int], {"other": 1}, {"other": 1}),
        (m.Car | dict[str, int], {"wheels": 1}, m.Car(wheels=1)),
        (m.Car | dict[str, Any], {"wheels": "x"}, {"wheels": "x"}),
        (m.Car | str, "x", "x"),
        (m.Car | list[m.Car], [{"wheels": 1}], [m.Car(wheels=1)]),
        (
            m.Bag | list[m.Bag],
            {"id": 1, "x": 2},
            m.Bag(id=1, additional_properties={"x": 2}),
        ),
        (list[m.Car] | list[m.Bike], [{"pedals": 1}], [m.Bike(pedals=1)]),
        (list[int] | list[str], ["a"], ["a"]),
        (int | str, "1", "1"),
        (float | int, 1, 1),
        (m.State | str, "ready", m.State.READY),
        (m.State | str, "x", "x"),
        (UUID | str, "00000000-0000-0000-0000-000000000001", UUID(int=1)),
        (UUID | str, "x", "x"),
        (datetime | str, "2020-01-01T00:00:00Z", datetime(2020, 1, 1, tzinfo=UTC)),
        (datetime | str, "2020", "2020"),
        (datetime | int, 5, 5),
        (Decimal | int, "1.5", Decimal("1.5")),
        (Literal["a"] | int, "a", "a"),
        (Literal["a", True] | None, True, True),
        (bytes | Path, "eHg=", b"xx"),
        (Path | bytes | None, "no base 64", b"no base 64"),
        (Annotated[m.Cat | m.Dog, "text"] | None, CAT, m.Cat(lives=9)),
        (Wire[m.Cat | m.Dog] | None, None, None),
        (m.Tree, ["a", ["b"]], ["a", ["b"]]),
        (Any, [1], [1]),
    ],
)
def test_alternative(type_: Any, data: Any, expected: Any) -> None:
    value = codec.from_builtins(type_, data)
    assert value == expected
    assert type(value) is type(expected)
    text = codec.to_json(data)
    assert codec.from_json(type_, text) == expected


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        (m.Cat | m.Dog, {"kind": "bird"}),
        (m.Cat | m.Dog, 1),
        (int | list[int], "x"),
        (m.Tree, [1]),
        (Literal["a"] | int, "b"),
    ],
)
def test_no_alternative(type_: Any, data: Any) -> None:
    with pytest.raises(DecodeError):
        codec.from_builtins(type_, data)


def test_the_fast_way_goes_on_to_the_next_alternative() -> None:
    assert codec.adapter_for(m.Expression | m.Term).load({"value": "x"}) == m.Term(
        value="x"
    )
    assert codec.adapter_for(list[int] | list[str]).load(["x"]) == ["x"]


def test_first_declared_wins_a_tie() -> None:
    assert type(codec.from_builtins(m.Expression | m.Term, {"value": "x"})) is m.Term
    first, second = list[int] | list[str], list[str] | list[int]
    assert first == second
    assert codec.from_builtins(Any | m.Car, {"wheels": 1}) == m.Car(wheels=1)


def test_order_of_declaration_counts_although_python_says_they_are_equal() -> None:
    class A(m.Model):
        x: int | None = None

    class B(m.Model):
        x: int | None = None

    assert type(codec.from_builtins(A | B, {"x": 1})) is A
    assert type(codec.from_builtins(B | A, {"x": 1})) is B


class TestDiscriminator:
    def test_by_mapping(self) -> None:
        data = {"tagged": {"kind": "dog", "name": "d"}}
        assert m.Owner.from_dict(data).tagged == m.Dog(name="d")

    def test_members_by_name(self) -> None:
        wheels = Wire.named("Wheels", lambda: m.Car | m.Bike)  # type: ignore[attr-defined]
        mapping = {"w": "Wheels", "cat": "Cat"}
        type_: Any = Annotated[wheels | m.Cat, Discriminator("kind", mapping)]
        assert codec.from_builtins(type_, {"kind": "w", "pedals": 1}) == m.Bike(
            pedals=1
        )
        assert codec.from_builtins(type_, {"kind": "cat", "lives": 1}) == m.Cat(lives=1)

    def test_unknown_tag_strict(self) -> None:
        with pytest.raises(DecodeError) as caught:
            m.Owner.from_dict({"tagged": {"kind": "bird"}})
        assert [issue.path for issue in caught.value.issues] == ["$.tagged.kind"]

    def test_unknown_tag_lenient(self) -> None:
        value, issues = codec.decode(m.Owner, b'{"tagged":{"kind":"bird"}}')
        assert value.tagged == {"kind": "bird"}
        assert [issue.path for issue in issues] == ["$.tagged.kind"]

    def test_absent_tag_goes_without_a_tag(self) -> None:
        assert m.Owner.from_dict({"tagged": {"lives": 1}}).tagged == m.Cat(lives=1)

    def test_default(self) -> None:
        tagged = Discriminator("type", {"car": m.Car}, default=m.Bike)
        type_: Any = Annotated[m.Car | m.Bike, tagged]
        assert codec.from_builtins(type_, {"type": "x", "pedals": 1}) == m.Bike(
            pedals=1
        )
        assert codec.from_builtins(type_, {"pedals": 1}) == m.Bike(pedals=1)
        assert codec.from_builtins(type_, {"type": "car", "wheels": 1}) == m.Car(
            wheels=1
        )

    def test_integer_tags(self) -> None:
        type_: Any = Annotated[
            m.Car | m.Bike, Discriminator("v", {"1": m.Car, "2": m.Bike})
        ]
        assert codec.from_builtins(type_, {"v": 2, "pedals": 1}) == m.Bike(pedals=1)

    def test_base_class_with_children(self) -> None:
        fish = m.Cage.from_dict({"pet": {"kind": "fish", "fins": 2}})
        assert fish.pet == m.Fish(kind="fish", fins=2)
        other = m.Cage.from_dict({"pet": {"kind": "ox", "name": "o"}})
        assert other.pet == m.Pet(kind="ox", name="o")
        assert fish.to_dict() == {"pet": {"kind": "fish", "fins": 2}}

    def test_a_union_of_unions(self) -> None:
        inner = Wire[
            Annotated[m.Car | m.Bike, Discriminator("v", {"c": m.Car, "b": m.Bike})]
        ]
        type_: Any = Annotated[
            inner | m.Cat, Discriminator("v", {"c": inner, "b": inner, "k": m.Cat})
        ]
        assert codec.from_builtins(type_, {"v": "b", "pedals": 1}) == m.Bike(pedals=1)


@pytest.mark.parametrize("deepest", [1, "x", None])
def test_time_does_not_double_with_each_level(deepest: object) -> None:
    data: dict[str, Any] = {"value": deepest}
    for _ in range(60):
        data = {"value": "x", "inner": data}
    value, issues = codec.decode(m.Expression | m.Term, codec.to_json(data))
    assert isinstance(value, m.Term)
    assert bool(issues) is (deepest is None)


def test_the_most_fitting_is_taken_when_none_fits() -> None:
    value, issues = codec.decode(m.Cat | m.Dog, b'{"kind":"cat","lives":"nine"}')
    assert isinstance(value, m.Cat)
    assert [issue.path for issue in issues] == ["$.lives"]
    value, issues = codec.decode(m.Car | m.Bike, b'{"pedals":"two","wheels":null}')
    assert isinstance(value, m.Bike)
    assert [issue.path for issue in issues] == ["$.pedals"]
