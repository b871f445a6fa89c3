"""Assignability of annotations across two surfaces."""

from __future__ import annotations

import pytest

from generator.diff.assignability import Assignability
from generator.diff.python_types import plain_annotation
from generator.diff.surface import Declared, Surface


def _surface(*types: Declared) -> Surface:
    return Surface("Client", (), "", "", (), types)


def _alias(name: str, type_: str) -> Declared:
    return Declared(name, "alias", f"#/{name}", True, True, type=type_)


_LEVEL = Declared("Level", "str enumeration", "#/Level", True, True)
_PLAIN = Assignability(_surface(_LEVEL), _surface(_LEVEL), {})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("int", "float"),
        ("bool", "int"),
        ("str", "str | None"),
        ("datetime", "date"),
        ("models.Level", "str"),
        ("Literal['a']", "Literal['a', 'b']"),
        ("Literal['a']", "str"),
        ("Literal[True]", "int"),
        ("list[int]", "Sequence[float]"),
        ("list[int]", "list[Any]"),
        ("tuple[int, str]", "Sequence[int | str]"),
        ("dict[str, int]", "Mapping[str, float]"),
        ("bytes", "FileInput"),
        ("Token | None", "TokenOrGrant | None"),
        ("models.Pet", "Any"),
    ],
)
def test_one_type_takes_more_than_the_other(old: str, new: str) -> None:
    assert _PLAIN.widens(old, new) and not _PLAIN.narrows(old, new)
    assert _PLAIN.narrows(new, old) and not _PLAIN.widens(new, old)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("int", "str"),
        ("list[int]", "list[float]"),
        ("dict[str, int]", "dict[str, float]"),
        ("models.Pet", "models.Dog"),
        ("int | None", "str | None"),
    ],
)
def test_neither_type_takes_the_other(one: str, other: str) -> None:
    assert not _PLAIN.widens(one, other) and not _PLAIN.narrows(one, other)


def test_the_order_of_alternatives_means_nothing() -> None:
    assert _PLAIN.are_equal("int | str", "str | int")


def test_a_renamed_class_is_one_class() -> None:
    renamed = Assignability(_surface(), _surface(), {"models.Pet": "models.Animal"})
    assert renamed.are_equal("list[models.Pet]", "list[models.Animal]")
    assert not renamed.are_equal("models.Pet", "models.Pet")


def test_an_alias_is_read_where_it_is_declared() -> None:
    old, new = _surface(_alias("Ids", "list[str]")), _surface(
        _alias("Ids", "list[int]")
    )
    across = Assignability(old, new, {})
    assert across.are_equal("models.Ids", "models.Ids")  # told at the alias itself
    assert across.are_equal("list[int]", "models.Ids")
    gone = Assignability(old, _surface(), {})
    assert gone.are_equal("models.Ids", "list[str]")


def test_an_alias_of_itself_ends() -> None:
    tree = "list[models.Tree] | str"
    both = Assignability(_surface(_alias("Tree", tree)), _surface(), {})
    assert not both.narrows("models.Tree", "int")


def test_marks_are_no_part_of_a_type() -> None:
    written = "Annotated[list[Wire[UnixTime]], Constraints(min_items=1)] | None"
    assert plain_annotation(written) == "list[datetime] | None"
