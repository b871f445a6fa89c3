r"""Numbers that a schema also lets be written as texts.

ASP.NET Core writes an ``int`` as ``type: [integer, string]`` with a pattern of digits,
as it reads both and answers with numbers.
"""

from __future__ import annotations

import re

_NUMERIC_FORMATS = {
    **dict.fromkeys(("int8", "int16", "int32", "int64"), "integer"),
    **dict.fromkeys(("uint8", "uint16", "uint32", "uint64"), "integer"),
    **dict.fromkeys(("float", "double"), "number"),
}
_TEXT_FORMATS = frozenset(
    ("date-time", "date", "time", "duration", "uuid", "byte", "base64url", "binary")
    + ("password", "email", "uri", "uri-reference", "hostname", "ipv4", "ipv6")
)
_SAFE = re.compile(r"\^[-+0-9eEd()?:|*{},\[\]]*\$", re.ASCII)


def type_of_format(format_: object) -> str | None:
    """Return the JSON type that a format without a ``type`` is written for."""
    if not isinstance(format_, str):
        return None
    if format_ in _TEXT_FORMATS:
        return "string"
    return _NUMERIC_FORMATS.get(format_)


def numeral_type(
    types: frozenset[str] | None,
    format_: object,
    pattern: object,
    *,
    is_declared: bool,
) -> str | None:
    """Return ``integer`` or ``number`` for a number that may be written as a text.

    Args:
        types: the types, without null.
        format_: the declared format, which may be that of a number.
        pattern: the declared pattern, which may admit numerals only.
        is_declared: whether ``type`` is written; else the format implies the type, and
            a pattern is there for the text.
    """
    numbers = (types or frozenset()) & {"integer", "number"}
    if not is_declared and types == numbers and admits_numerals(pattern):
        return next(iter(numbers), None)
    if types != numbers | {"string"} or not numbers:
        return None
    if type_of_format(format_) in ("integer", "number") or admits_numerals(pattern):
        return "number" if "number" in numbers else "integer"
    return None


def admits_numerals(pattern: object) -> bool:
    """Return whether a pattern admits only numerals, as ``^-?[1-9][0-9]*$`` does."""
    if not isinstance(pattern, str):
        return False
    plain = pattern.replace(r"\d", "d").replace(r"\.", "").replace(r"\-", "-")
    return bool(_SAFE.fullmatch(plain)) and ("d" in plain or "0-9" in plain)
