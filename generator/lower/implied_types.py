"""The type that a schema without ``type`` is meant for, by its other keywords."""

from __future__ import annotations

from generator.lower.composition import Layer
from generator.lower.numerals import type_of_format

_HINTS = {
    "object": ("properties", "additionalProperties", "patternProperties", "required")
    + ("minProperties", "maxProperties", "propertyNames"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems"),
    "string": ("pattern", "minLength", "maxLength", "contentEncoding"),
    "number": ("minimum", "maximum", "multipleOf"),
}


def imply_types(rows: tuple[Layer, ...]) -> frozenset[str] | None:
    """The type that keywords without a ``type`` are written for, if it is one.

    ``uniqueItems: false`` says nothing, and some tools write it everywhere.
    """
    if any(layer.types is not None for layer in rows):
        return None
    keys = {key for layer in rows for key in layer.node}
    if not any(layer.node.get("uniqueItems") for layer in rows):
        keys.discard("uniqueItems")
    found = [name for name, hints in _HINTS.items() if keys.intersection(hints)]
    if "properties" in keys:
        return frozenset(("object",))
    format_ = next((r.node["format"] for r in reversed(rows) if "format" in r.node), "")
    if (named := type_of_format(format_)) is not None and found in ([], ["string"]):
        return frozenset((named,))
    return frozenset(found) if len(found) == 1 else None
