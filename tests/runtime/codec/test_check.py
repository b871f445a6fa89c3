"""Values to be sent, verified against types and constraints."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import pytest

from generator.runtime.constraints import Constraints
from generator.runtime.formats import UnixTime
from generator.runtime.patterns import Pattern
from generator.runtime.serialization import codec
from generator.runtime.serialization.checks import check
from generator.runtime.serialization.limits import register_limits

from . import models as m

register_limits()


def limited(type_: Any, **limits: Any) -> Any:
    return Annotated[type_, Constraints(**limits)]


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        (limited(str, min_length=2), "ab", "a"),
        (limited(str, max_length=1), "é", "ab"),
        (limited(str, pattern=Pattern("^[a-z]+$")), "ab", "ab\n"),
        (limited(str, pattern=Pattern(r"^\d+$")), "12", "١"),
        (limited(str, pattern=Pattern(r"\/x")), "a/x", "x"),
        (limited(str, pattern=Pattern(r"^(?<y>[[a])$")), "[", "b"),
        (limited(int, minimum=1), 1, 0),
        (limited(int, maximum=1), 1, 2),
        (limited(float, exclusive_minimum=1), 1.1, 1.0),
        (limited(float, exclusive_maximum=1), 0.9, 1.0),
        (limited(float, multiple_of=0.1), 0.3, 0.35),
        (limited(int, multiple_of=5), 10, 11),
        (limited(Decimal, multiple_of=0.01), Decimal("1.10"), Decimal("1.101")),
        (limited(list[int], min_items=1), [1], []),
        (limited(list[int], max_items=1), [1], [1, 2]),
        (limited(list[int], unique_items=True), [1, 2], [1, 1]),
        (limited(list[Any], unique_items=True), [1, True], [1, 1.0]),
        (
            limited(list[Any], unique_items=True),
            [{"a": 1}, {"a": 2}],
            [{"a": 1, "b": 2}, {"b": 2, "a": 1}],
        ),
        (limited(dict[str, int], min_properties=1), {"a": 1}, {}),
        (limited(dict[str, int], max_properties=1), {"a": 1}, {"a": 1, "b": 2}),
        (
            limited(m.Bike, min_properties=2),
            m.Bike(pedals=1, wheels=1),
            m.Bike(pedals=1),
        ),
        (limited(str | None, min_length=1), None, ""),
        (limited(int | str, minimum=1, max_length=1), "a", 0),
        (limited(m.State, max_length=5), m.State.READY, m.State("longest")),
        (int, 1, True),
        (int, 1, "1"),
        (float, 1, float("nan")),
        (datetime, datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1)),
        (UnixTime, datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1)),
        (UUID | str, "x", 1),
        (m.State, "ready", "new"),
        (m.State | str, "ready", 5),
        (list[UUID], [UUID(int=1)], ["x"]),
        (dict[str, int], {"a": 1}, {"a": "b"}),
        (tuple[int, str], (1, "a"), (1,)),
        (m.Car, m.Car(wheels=1), {"wheels": "1"}),
        (m.Car, {"wheels": 1}, {}),
        (m.Key | m.Car, {"wheels": 1}, {"wheels": None}),
        (m.Cat | m.Dog, m.Cat(lives=1), m.Car(wheels=1)),
        (list[int] | list[str], ["a"], [None]),
        (bool, True, 1),
        (Any, {"a": 1}, {"a": datetime(2020, 1, 1)}),
    ],
)
def test_check(type_: Any, good: Any, bad: Any) -> None:
    assert check(type_, good) == []
    assert check(type_, bad) != []


@pytest.mark.parametrize(
    ("low", "value", "words"),
    [(1, "", "empty"), (2, "", "fewer than 2 characters"), (1, [], "empty")],
)
def test_a_size_is_told_in_words(low: int, value: Any, words: str) -> None:
    type_ = limited(str, min_length=low) if value == "" else limited(list, min_items=1)
    assert [issue.message for issue in check(type_, value)] == [words]


def test_constraints_do_not_concern_reading() -> None:
    assert codec.from_json(limited(str, max_length=1), b'"long"') == "long"


def test_issues_have_paths_through_models() -> None:
    key = m.Key(name="too long", created_at=datetime(2020, 1, 1), id=5)  # type: ignore[arg-type]
    issues = check(m.Keys, m.Keys(keys=[key], by_name={"odd key": key}))
    places = ["name", "['created-at']", "id"]
    for at in ("$.keys[0]", "$['by-name']['odd key']"):
        for place in places:
            dot = "" if place.startswith("[") else "."
            assert f"{at}{dot}{place}" in [issue.path for issue in issues]


def test_additional_properties_are_checked() -> None:
    bag = m.Bag(id=1, additional_properties={"x": "no"})  # type: ignore[dict-item]
    assert [issue.path for issue in check(m.Bag, bag)] == ["$.x"]


def test_unset_and_absent_values_are_fine() -> None:
    assert check(m.Owner, m.Owner()) == []


def test_iterators_are_not_used_up() -> None:
    items = iter([1, 2])
    assert check(list[int], items) == []
    assert list(items) == [1, 2]


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(a+)+$",
        r"^(a|a)*$",
        r"^(a?){40}a{40}$",
        r"(.*)*x",
        r"^(\w+\s?)*$",
        r"(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)b",
        r"^(([a-z])+.)+[A-Z]([a-z])+$",
        r"(?<name",
        r"\p{L}+",
        r"(a)\1*" * 50,
        "(" * 5000 + ")" * 5000,
    ],
)
def test_patterns_that_may_hang_are_not_checked(pattern: str) -> None:
    assert check(limited(str, pattern=Pattern(pattern)), "a" * 3_000 + "!") == []


@pytest.mark.parametrize(
    "pattern", [r"^(a+)+$", r"^(a|a)*$", r"^(a|ab)*$", r"^(a?){25}a{25}$", r"(x+x+)+y"]
)
def test_exponential_patterns_are_not_run_on_short_texts(pattern: str) -> None:
    assert Pattern(pattern).matches("a" * 24 + "!") is None


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", "a-b", "a-"),
        (r"^(\d{1,3}\.){3}\d{1,3}$", "10.0.0.1", "10.0.0"),
        (r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$", "1.2.3", "1.02.3"),
        (r"^[^@]+@[^@]+$", "a@b", "a@b@c"),
        (r"^(?!x)", "a", "x"),
    ],
)
def test_ordinary_patterns_are_checked(pattern: str, good: str, bad: str) -> None:
    type_ = limited(str, pattern=Pattern(pattern))
    assert check(type_, good) == []
    assert check(type_, bad) != []


def test_limits_count_within_unions() -> None:
    type_ = limited(int, minimum=5) | limited(str, max_length=1)
    assert check(type_, "a") == check(type_, 5) == []
    assert len(check(type_, 4)) == len(check(type_, "ab")) == 1
