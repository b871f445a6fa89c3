"""Example values of JSON Schemas, for calls that an agent can copy."""

from __future__ import annotations

from typing import Any, cast

from ..catalog import Schema, definition_name

_BASE64 = "dGV4dA=="
_TEXTS = {
    "byte": _BASE64,
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "email": "user@example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com",
    "uuid": "11111111-1111-1111-1111-111111111111",
}
_DEEPEST = 6


def sample(schema: Schema, definitions: Schema, depth: int = 0) -> Any:
    """Return a value that fits a schema as a rule: its example, default, first choice,
    or else one of its type with what is required.

    `definitions` are the types that references lead to.
    """
    if "$ref" in schema and depth < _DEEPEST:
        target = definitions.get(definition_name(schema["$ref"]), {})
        return sample(target, definitions, depth + 1)
    for name in ("examples", "enum"):
        if schema.get(name):
            return schema[name][0]
    for name in ("const", "default"):
        if schema.get(name) is not None:
            return schema[name]
    for name in ("anyOf", "oneOf", "allOf"):
        if schema.get(name) and depth < _DEEPEST:
            return sample(schema[name][0], definitions, depth + 1)
    return _of_type(schema, definitions, depth)


def _of_type(schema: Schema, definitions: Schema, depth: int) -> Any:
    declared: Any = schema.get("type", "string")
    kind: str = declared if isinstance(declared, str) else declared[0]
    if kind == "object":
        properties = cast("Schema", schema.get("properties", {}))
        names = schema.get("required", ()) if depth < _DEEPEST else ()
        return {
            name: sample(properties.get(name, {}), definitions, depth + 1)
            for name in names
        }
    if kind == "array":
        if depth >= _DEEPEST or not schema.get("items"):
            return []
        return [sample(schema["items"], definitions, depth + 1)]
    if kind in ("integer", "number"):
        return schema.get("minimum", 1)
    return _scalar(schema, kind)


def _scalar(schema: Schema, kind: str) -> Any:
    if kind == "boolean":
        return True
    if kind == "null":
        return None
    text = _TEXTS.get(schema.get("format", ""), "text")
    if schema.get("contentEncoding") == "base64":
        text = _BASE64
    return text.ljust(schema.get("minLength", 0), "x")
