"""Bare texts, as headers and XML have them, to the values that JSON would have."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

__all__ = ["read_text"]

_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
"""XML Schema Part 2, section 3.2.2."""


def read_text(text: str, json_types: Container[str]) -> Any:
    """The JSON value that a text stands for, by the types that it may have.

    A text that fits none of them stays as it is.
    """
    stripped = text.strip()
    if "string" in json_types:
        return stripped
    if "boolean" in json_types and stripped in _BOOLEANS:
        return _BOOLEANS[stripped]
    if "number" in json_types and _NUMBER.fullmatch(stripped):
        return _read_number(stripped)
    return None if "null" in json_types and not stripped else text


def _read_number(text: str) -> Any:
    try:
        return int(text) if _INTEGER.fullmatch(text) else float(text)
    except ValueError:  # more digits than Python reads
        return text
