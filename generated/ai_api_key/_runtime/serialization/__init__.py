"""JSON values: their types, and the issues of those that break the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeGuard

import msgspec

ANYTHING = frozenset({"null", "boolean", "number", "string", "array", "object"})
"""All JSON types."""

_JSON_TYPES: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    list: "array",
    tuple: "array",
    dict: "object",
}


def is_object(data: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether data is a JSON object."""
    return type(data) is dict or isinstance(data, Mapping)


def json_type_of(data: object) -> str:
    """The JSON type of plain data, or the name of a class that JSON does not have."""
    return _JSON_TYPES.get(type(data)) or type(data).__name__


def describe(data: object) -> str:
    """A JSON type with its article, for messages: `an object`, `null`."""
    name = json_type_of(data)
    if name == "null":
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


Path = tuple["Path | None", str | int] | None
"""A position in a JSON value, innermost segment first; `None` is the root."""


class Issue(msgspec.Struct, frozen=True):
    """One deviation of a value from what the document declares.

    `path` is the position as a JSON path (`$.keys[0].id`, RFC 9535), `message` what is
    wrong there in words, `value` the offending value as it came. The value is left
    out of `repr` and `str`, because it may be a secret.
    """

    path: str
    message: str
    value: object = None

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"

    def __repr__(self) -> str:
        return f"Issue({self.path!r}, {self.message!r})"


Validation = Literal["strict", "lenient", "off"]
"""How closely responses, and in `strict` requests, are held to the document.

`lenient` keeps raw what does not fit and lists it, `off` does not list it."""


class Walk:
    """One pass over a value: collects the issues met on the way."""

    __slots__ = ("issues",)

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def report(self, path: Path, message: str, value: object) -> None:
        """Add an issue; the path becomes text only here."""
        self.issues.append(Issue(path_text(path), message, value))


def path_text(path: Path) -> str:
    """A position as a JSON path: `$.name`, `$['other name']`, `$[0]` (RFC 9535)."""
    segments: list[str] = []
    while path is not None:
        path, segment = path
        segments.append(_segment_text(segment))
    return "$" + "".join(reversed(segments))


def _segment_text(segment: str | int) -> str:
    if isinstance(segment, int):
        return f"[{segment}]"
    if segment.isidentifier():
        return f".{segment}"
    escaped = segment.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped}']"
