"""Values that a document lists for a schema, brought to the type that it declares.

YAML without quotes makes ``enum: [1, 2]`` of what a schema of ``type: string`` means
as ``["1", "2"]``. The type decides: it is what travels.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

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
        return (value,)
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


def _has_type(value: Any, types: frozenset[str]) -> bool:
    own = _JSON_TYPES[type(value)]
    if own == "integer" and "number" in types:
        return True
    if own == "number" and "integer" in types and value.is_integer():
        return True
    return own in types
