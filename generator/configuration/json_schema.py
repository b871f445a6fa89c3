"""The JSON Schema of a configuration, for editors and for validation."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from generator.configuration.schema import Configuration
from generator.text.python_words import KEYWORDS

_RESOURCE = {
    "description": "A method (a string that names its operation) or a resource.",
    "type": ["string", "object"],
    "minLength": 1,
    "propertyNames": {"$ref": "#/$defs/Name"},
    "additionalProperties": {"$ref": "#/$defs/Resource"},
}
_NAME = {
    "description": "An identifier of Python that is no keyword.",
    "type": "string",
    "pattern": "^[A-Za-z][A-Za-z0-9_]{0,79}$",
    "not": {"enum": sorted(KEYWORDS)},
}


@cache
def json_schema() -> dict[str, Any]:
    """Return the schema of ``byhand.toml`` (JSON Schema 2020-12)."""
    schema = _without_null(msgspec.json.schema(Configuration))
    definitions = {**schema["$defs"], "Resource": _RESOURCE, "Name": _NAME}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions.pop("Configuration"),
        "title": "byhand.toml",
        "$defs": dict(sorted(definitions.items())),
    }


def _without_null(node: Any) -> Any:
    """Return a schema without null, which TOML does not have, nor empty defaults."""
    if isinstance(node, list):
        return [_without_null(item) for item in node if item != {"type": "null"}]
    if not isinstance(node, dict):
        return node
    empty: tuple[object, ...] = (None, {}, [], ())
    rows = {
        key: _without_null(value)
        for key, value in node.items()
        if not (key == "default" and ("$ref" in node or value in empty))
    }
    alternatives = rows.get("anyOf", ())
    if len(alternatives) == 1:
        rows |= rows.pop("anyOf")[0]
    return rows
