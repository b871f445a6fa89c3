"""Lists of known values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.ir import (
    Constant,
    Constants,
    Enumeration,
    EnumMember,
    Kind,
    Primitive,
    Type,
    UnionOf,
)
from generator.lower.composition import outermost_text
from generator.lower.context import Context
from generator.lower.merged_schema import MergedSchema

_NAMES = ("x-enum-varnames", "x-enumNames", "x-go-enum-varnames", "x-enum-names")
_TEXTS = ("x-enum-descriptions", "x-enumDescriptions")
_KINDS = {str: Kind.STRING, bool: Kind.BOOLEAN, int: Kind.INTEGER, float: Kind.NUMBER}


def constant(values: tuple[Any, ...]) -> Constant | None:
    """The only value of a list, if it can be written as a literal type."""
    if len(values) == 1 and isinstance(values[0], (str, int, bool)):
        return Constant(values[0])
    return None


def lists_both_booleans(values: tuple[Any, ...]) -> bool:
    """Return whether a list says no more than ``type: boolean``."""
    return all(isinstance(value, bool) for value in values) and len(set(values)) == 2


def declared_enum(
    context: Context, pointer: str, merged: MergedSchema, values: tuple[Any, ...]
) -> Enumeration | Constants:
    """Declare a list of values: the values decide, not the type beside them."""
    description = outermost_text(merged.layers, "description")
    deprecated = merged.keyword("deprecated") is True
    unique = _unique(values)
    if all(isinstance(v, str) for v in unique) or all(type(v) is int for v in unique):
        members = _members(context, merged, unique)
        return Enumeration(pointer, merged.hints, members, description, deprecated)
    type_ = _type_of_values(unique)
    return Constants(pointer, merged.hints, type_, unique, description, deprecated)


def _unique(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple({(type(value), repr(value)): value for value in values}.values())


def _members(
    context: Context, merged: MergedSchema, values: tuple[Any, ...]
) -> tuple[EnumMember, ...]:
    names, texts = _given(merged, values, _NAMES), _given(merged, values, _TEXTS)
    known = _microsoft(merged) or _told(merged, values)
    return tuple(
        EnumMember(
            value,
            name or known.get(value),
            "" if text.isspace() else text,
        )
        for value, name, text in zip(values, names, texts, strict=True)
    )


def _given(
    merged: MergedSchema, values: tuple[Any, ...], keys: tuple[str, ...]
) -> list[str]:
    """Return a text for each value, from the first extension that has a list or map."""
    for key in keys:
        given = merged.keyword(key)
        if isinstance(given, list) and len(given) == len(values):
            return [_text(text) for text in given]
        if isinstance(given, dict):
            return [_text(given.get(str(value))) for value in values]
    return [""] * len(values)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _microsoft(merged: MergedSchema) -> dict[Any, str | None]:
    """The names that ``x-ms-enum`` gives (AutoRest)."""
    extension = merged.keyword("x-ms-enum")
    rows = extension.get("values") if isinstance(extension, dict) else None
    if not isinstance(rows, list):
        return {}
    return {
        row["value"]: row["name"]
        for row in rows
        if isinstance(row, dict)
        and isinstance(row.get("name"), str)
        and isinstance(row.get("value"), (str, int))
    }


_TOLD = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?`?(-?[0-9]{1,9})`?[ \t]*(?:-|–|—|:|=|=>|->)[ \t]*"
    r"[`*\"]*([A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+){0,3})[`*\"]*[ \t]*(?=[.,;(:]|$)",
    re.MULTILINE,
)
"""A line of a description that says what a number is: ``* `10` - Pending``."""


def _told(merged: MergedSchema, values: tuple[Any, ...]) -> dict[Any, str | None]:
    """Return the names that a description has for numbers, if it has one for each."""
    if not all(type(value) is int for value in values):
        return {}
    text = outermost_text(merged.layers, "description")
    names = {int(number): name for number, name in _TOLD.findall(text)}
    is_whole = names.keys() == set(values)
    is_clear = len({name.lower() for name in names.values()}) == len(names)
    return dict(names) if is_whole and is_clear else {}


def _type_of_values(values: tuple[Any, ...]) -> Type:
    kinds = {_KINDS.get(type(value), Kind.ANY): None for value in values}
    if Kind.ANY in kinds:
        return Primitive(Kind.ANY)
    if kinds.keys() == {Kind.INTEGER, Kind.NUMBER}:
        return Primitive(Kind.NUMBER)
    members = tuple(Primitive(kind) for kind in kinds)
    return members[0] if len(members) == 1 else UnionOf(members)
