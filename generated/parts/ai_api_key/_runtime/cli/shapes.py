"""The shapes of values that JSON Schemas describe, and words for them.

describe(Shape({"type": "integer", "minimum": 1}, {})) == "an integer from 1"
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeGuard
from uuid import UUID

from ..catalog import Schema, definition_name

_DEEPEST = 20
SCALARS = frozenset(("integer", "number", "boolean", "string", "choice"))
"""The kinds of values that are one word on a command line."""


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value is a JSON array."""
    return isinstance(value, list)


class Shape:
    """A schema with the types that it names, and without null beside other types."""

    def __init__(self, schema: Schema, definitions: Mapping[str, Schema]) -> None:
        self.definitions = definitions
        self.schema = _without_null(_resolved(schema, definitions), definitions)

    def inner(self, schema: Schema) -> Shape:
        """The shape of a part of the schema."""
        return Shape(schema, self.definitions)

    @property
    def kind(self) -> str:
        """`integer`, `number`, `boolean`, `string`, `choice`, `array`, `object` (with
        properties), `map` (without), or `any`."""
        schema = self.schema
        if "enum" in schema or "const" in schema:
            return "choice"
        if schema.get("type") == "object":
            return "object" if schema.get("properties") else "map"
        kind = schema.get("type")
        known = SCALARS | {"array"}
        return kind if isinstance(kind, str) and kind in known else "any"

    @property
    def items(self) -> Shape:
        """The shape of the items of an array."""
        return self.inner(self.schema.get("items", {}))

    @property
    def properties(self) -> Mapping[str, Schema]:
        """The properties of an object."""
        found: Mapping[str, Schema] = self.schema.get("properties", {})
        return found

    @property
    def choices(self) -> list[str]:
        """The values of an enumeration as they are written; () for other kinds."""
        values = self.schema.get("enum", [self.schema.get("const")])
        return [word(value) for value in values] if self.kind == "choice" else []


def _resolved(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    for _ in range(_DEEPEST):
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            break
        beside = {name: value for name, value in schema.items() if name != "$ref"}
        schema = {**definitions.get(definition_name(reference), {}), **beside}
    return schema


def _without_null(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    kinds = schema.get("type")
    if is_list(kinds):
        kept = [kind for kind in kinds if kind != "null"]
        return {**schema, "type": kept[0]} if len(kept) == 1 else {}
    members = [row for row in schema.get("anyOf", ()) if row.get("type") != "null"]
    if len(members) == 1:
        rest = {name: value for name, value in schema.items() if name != "anyOf"}
        return {**_resolved(members[0], definitions), **rest}
    return schema


def word(value: Any) -> str:
    """Return a value of an enumeration as one writes it on a command line."""
    return value if isinstance(value, str) else json.dumps(value)


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return moment


FORMATS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "date-time": (_aware, "a date and time with its zone: 2026-01-02T03:04:05Z"),
    "date": (date.fromisoformat, "a date: 2026-01-02"),
    "uuid": (UUID, "a UUID: 11111111-2222-4333-8444-555555555555"),
}


def describe(shape: Shape) -> str:
    """Say in words what a text has to be."""
    kind = shape.kind
    if kind == "choice":
        words = shape.choices
        more = ["…"] if len(words) > 20 else []
        return f"one of {', '.join((*words[:20], *more))}" if words[1:] else words[0]
    if kind in ("integer", "number"):
        return " ".join(
            (f"an {kind}" if kind == "integer" else "a number", *_bounds(shape))
        )
    if kind == "string":
        return " ".join((_string_noun(shape), *_lengths(shape))).strip()
    members = shape.schema.get("anyOf")
    if members:
        return " or ".join(
            dict.fromkeys(describe(shape.inner(each)) for each in members)
        )
    return _NOUNS.get(kind, "text or JSON")


_NOUNS = {
    "array": "a list in JSON or YAML",
    "boolean": "true or false",
    "map": "NAME=VALUE, or an object in JSON or YAML",
    "object": "an object in JSON or YAML",
}


def _string_noun(shape: Shape) -> str:
    return FORMATS.get(shape.schema.get("format", ""), (str, "text"))[1]


def _bounds(shape: Shape) -> Iterator[str]:
    limits = shape.schema
    words = (
        ("minimum", "from"),
        ("exclusiveMinimum", "above"),
        ("maximum", "to" if "minimum" in limits else "up to"),
        ("exclusiveMaximum", "below"),
    )
    for name, word in words:
        if name in limits:
            yield f"{word} {limits[name]}"


def _lengths(shape: Shape) -> Iterator[str]:
    least, most = shape.schema.get("minLength"), shape.schema.get("maxLength")
    if least and most is not None:
        yield f"of {least} to {most} characters"
    elif least and least > 1:
        yield f"of {least} characters or more"
    elif least:
        yield "that is not empty"
    elif most is not None:
        yield f"of up to {most} characters"
