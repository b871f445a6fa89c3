"""The values of plain YAML scalars: those of JSON, and strings for all else.

OpenAPI ("Format": https://spec.openapis.org/oas/v3.1.1.html#format) limits YAML
to the tags of its JSON schema ruleset (YAML 1.2.2 section 10.2), so that a
document says the same in both forms. From the core schema (section 10.3) come
only the other spellings of null and of the booleans. Texts that YAML 1.1 reads as
dates, `yes` and `no`, octal, sexagesimal or `1_000` are strings.
"""

from __future__ import annotations

import math
import re

CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_TAGS: dict[str, type] = {
    "int": int,
    "float": float,
    "bool": bool,
    "null": type(None),
}
_NUMBER_START = frozenset("-0123456789")


def read_plain(text: str) -> str | int | float | bool | None:
    """Return the value of the plain (unquoted) scalar `text`.

    Raises:
        OverflowError: a number that Python cannot hold.
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] not in _NUMBER_START:
        return text
    match = _NUMBER.fullmatch(text)
    return _number(text, match) if match else text


def read_tagged(text: str, tag: str) -> str | int | float | bool | None:
    """Return the value of a scalar with a tag of JSON's types (YAML 1.2.2, 10.2).

    Raises:
        ValueError: another tag, or a text that is no value of its type.
    """
    kind = tag.removeprefix("tag:yaml.org,2002:")
    if kind == "str":
        return text
    value = read_plain(text)
    if kind == "float" and type(value) is int:
        return float(value)
    if kind not in _TAGS or type(value) is not _TAGS[kind]:
        raise ValueError(text)
    return value


def _number(text: str, match: re.Match[str]) -> int | float:
    if match.group(1) or match.group(2):
        value = float(text)
        if math.isinf(value):
            raise OverflowError(text)
        return value
    try:
        return int(text)
    except ValueError:
        # Python refuses more digits than `sys.get_int_max_str_digits()`.
        raise OverflowError(text) from None
