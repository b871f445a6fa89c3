"""Values that a document lists for a schema, brought to the type that it declares.

YAML without quotes makes ``enum: [1, 2]`` of what a schema of ``type: string`` means
as ``["1", "2"]``. The type decides: it is what travels.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from generator.lower.composition import Layer
from generator.lower.context import Context
from generator.pointers import step

_JSON_TYPES = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
    type(None): "null",
}
_INTEGER = re.compile("-?(0|[1-9][0-9]*)", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", re.ASCII)
_BOOLEANS = {"true": True, "false": False}


def json_types(values: Iterable[Any]) -> frozenset[str]:
    """Return the JSON types of values."""
    return frozenset(_JSON_TYPES[type(value)] for value in values)


def convert_value(value: Any, types: frozenset[str] | None) -> tuple[Any, ...]:
    """Bring a value to one of some JSON types, where that loses nothing.

    Args:
        value: as the document has it; null stays null.
        types: the JSON types that are allowed; None allows any.

    Returns:
        The value alone, converted if it had to be; nothing where that is impossible.
    """
    if value is None or types is None or _has_type(value, types):
        is_whole = isinstance(value, float) and types and "number" not in types
        return (int(value),) if is_whole else (value,)
    if "string" in types and isinstance(value, (int, float)):
        return (json.dumps(value),)
    if isinstance(value, str):
        if "integer" in types and _INTEGER.fullmatch(value):
            return (int(value),)
        if "number" in types and _NUMBER.fullmatch(value):
            return (json.loads(value),)
        if "boolean" in types and value in _BOOLEANS:
            return (_BOOLEANS[value],)
    return ()


def default_value(context: Context, rows: tuple[Layer, ...]) -> tuple[Any, ...]:
    """Return the default of a schema alone, brought to its type where that can be.

    Args:
        context: has the text of the document.
        rows: the layers of the schema, base first; the outermost default holds.
    """
    given = next((row for row in reversed(rows) if "default" in row.node), None)
    if given is None:
        return ()
    typed = next((row.types for row in reversed(rows) if row.types), None)
    types = None if typed is None else typed - {"null"}
    value, where = given.node["default"], step(given.pointer, "default")
    return _convert_at(context, where, value, types) or (value,)


def _convert_at(
    context: Context, pointer: str, value: Any, types: frozenset[str] | None
) -> tuple[Any, ...]:
    """Bring the value at a pointer to a type: `1.10`, where a text is wanted, is that."""
    found = convert_value(value, types)
    if isinstance(value, float) and found and isinstance(found[0], str):
        return (context.document.written(pointer),)
    return found


def _has_type(value: Any, types: frozenset[str]) -> bool:
    own = _JSON_TYPES[type(value)]
    if own == "integer" and "number" in types:
        return True
    if own == "number" and "integer" in types and value.is_integer():
        return True
    return own in types


def merge_values(
    context: Context, rows: tuple[Layer, ...], types: frozenset[str] | None
) -> tuple[Any, ...] | None:
    """Return the values that all layers of a schema allow; None for any.

    Args:
        context: takes the diagnostics.
        rows: the layers, base first.
        types: the declared types, without null.
    """
    common: list[Any] | None = None
    for layer in rows:
        values = _converted(context, layer, types)
        if not values:
            continue
        met = values if common is None else [v for v in values if _among(v, common)]
        if not met:
            message = (
                "the branches of allOf have no value in common; the outer one holds"
            )
            context.warn("conflicting-values", layer.pointer, message)
        common = met or values
    return None if common is None else tuple(common)


def declared_values(node: Any) -> list[Any]:
    """The values that a node itself lists, by ``const`` or ``enum``."""
    if not isinstance(node, dict):
        return []
    if "const" in node:
        return [node["const"]]
    values = node.get("enum")
    return list(values) if isinstance(values, list) else []


def _converted(
    context: Context, layer: Layer, types: frozenset[str] | None
) -> list[Any]:
    """Return the values that a layer lists, of the type that is declared."""
    listed = declared_values(layer.node)
    key = "const" if "const" in layer.node else "enum"
    pointer = step(layer.pointer, key)
    values = [
        converted
        for place, value in enumerate(listed)
        for converted in _convert_at(
            context,
            step(pointer, str(place)) if key == "enum" else pointer,
            value,
            types,
        )
    ]
    if None in listed and layer.types is not None and "null" not in layer.types:
        message = "null is listed, so it is allowed, whatever the type says"
        context.note("contradicting-values", pointer, message)
    if values == listed and [*map(type, values)] == [*map(type, listed)]:
        return values
    named = " or ".join(sorted(types or ()))
    if len(values) == len(listed):
        message = f"the values are read as {named}, which is the declared type"
        context.note("contradicting-values", pointer, message)
    else:
        message = f"values that cannot be {named}, the declared type, are left out"
        context.warn("contradicting-values", pointer, message)
    return values


def _among(value: Any, values: list[Any]) -> bool:
    """JSON equality: 1 and true differ."""
    return any(
        value == v and isinstance(value, bool) == isinstance(v, bool) for v in values
    )
