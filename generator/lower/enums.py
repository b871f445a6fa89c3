"""Lists of known values."""

from __future__ import annotations

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
from generator.pointers import step

_NAMES = ("x-enum-varnames", "x-enumNames", "x-go-enum-varnames", "x-enum-names")
_TEXTS = ("x-enum-descriptions", "x-enumDescriptions")
_KINDS = {str: Kind.STRING, bool: Kind.BOOLEAN, int: Kind.INTEGER, float: Kind.NUMBER}


def constant(values: tuple[Any, ...]) -> Constant | None:
    """The only value of a list, if it can be written as a literal type."""
    if len(values) == 1 and isinstance(values[0], (str, int, bool)):
        return Constant(values[0])
    return None


def declared_enum(
    context: Context, pointer: str, merged: MergedSchema, values: tuple[Any, ...]
) -> Enumeration | Constants:
    """Declare a list of values: the values decide, not the type beside them."""
    description = outermost_text(context, merged.layers, "description")
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
    known = _microsoft(merged)
    return tuple(
        EnumMember(
            value,
            name[1] if name and name[1] else known.get(value),
            context.said(*text) if text else None,
        )
        for value, name, text in zip(values, names, texts, strict=True)
    )


def _given(
    merged: MergedSchema, values: tuple[Any, ...], keys: tuple[str, ...]
) -> list[tuple[str, str] | None]:
    """Pointer and text for each value, from whichever extension has a list or a map."""
    for key in keys:
        given, where = merged.keyword(key), str(merged.pointer_to(key))
        if isinstance(given, list) and len(given) == len(values):
            return [_text(where, n, text) for n, text in enumerate(given)]
        if isinstance(given, dict):
            return [_text(where, value, given.get(str(value))) for value in values]
    return [None] * len(values)


def _text(where: str, token: object, text: object) -> tuple[str, str] | None:
    return (step(where, str(token)), text) if isinstance(text, str) else None


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


def _type_of_values(values: tuple[Any, ...]) -> Type:
    kinds = {_KINDS.get(type(value), Kind.ANY): None for value in values}
    if Kind.ANY in kinds:
        return Primitive(Kind.ANY)
    if kinds.keys() == {Kind.INTEGER, Kind.NUMBER}:
        return Primitive(Kind.NUMBER)
    members = tuple(Primitive(kind) for kind in kinds)
    return members[0] if len(members) == 1 else UnionOf(members)
