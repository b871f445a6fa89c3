"""The JSON data that bare texts stand for: of headers, of XML, of plain text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .type_adapter import TypeAdapter

_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
"""XML Schema Part 2, section 3.2.2."""


def read_text(adapter: TypeAdapter, text: str) -> Any:
    """The JSON data that a text stands for, by the type that is asked for.

    A text that does not fit the type stays as it is.
    """
    adapter = adapter.unwrapped
    if adapter.is_union:
        return _read_choice(adapter, text)
    if adapter.type is Any or adapter.type is str:
        return text
    stripped, json_types = text.strip(), adapter.json_types
    if "string" in json_types:
        return stripped
    if "boolean" in json_types and stripped in _BOOLEANS:
        return _BOOLEANS[stripped]
    if "number" in json_types and _NUMBER.fullmatch(stripped):
        return _read_number(adapter.type, stripped)
    return None if "null" in json_types and not stripped else text


def _read_choice(adapter: TypeAdapter, text: str) -> Any:
    """The data as the first type that the text fits, strings last."""
    alternatives = adapter.alternatives
    value: Any = text
    for each in sorted(alternatives, key=lambda each: "string" in each.json_types):
        value = read_text(each, text)
        if each.loads(value):
            return value
    if "null" in adapter.json_types and not text.strip():
        return None
    return value if len(alternatives) == 1 else text


def _read_number(type_: Any, text: str) -> Any:
    if isinstance(type_, type) and issubclass(type_, Decimal):
        return Decimal(text)
    try:
        return int(text) if _INTEGER.fullmatch(text) else float(text)
    except ValueError:  # more digits than Python reads
        return text
