"""Bare texts, as headers and XML have them, to the values that JSON would have."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .formats import DecimalNumber
from .scalars import Anything, String
from .type_adapter import Shape, loads
from .unions import Union

__all__ = ["read_text", "single"]

_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
"""XML Schema Part 2, section 3.2.2."""


def single(shape: Shape) -> Shape:
    """The shape of a value that is there: what is beside null."""
    shape = shape.bare
    if isinstance(shape, Union) and len(shape.alternatives) == 1:
        return shape.alternatives[0].bare
    return shape


def read_text(shape: Shape, text: str) -> Any:
    """The value of a text by its declared type; one that does not fit stays text."""
    shape = shape.bare
    if isinstance(shape, Union):
        return _alternative(shape, text)
    if isinstance(shape, (String, Anything)):
        return text
    stripped = text.strip()
    if "string" in shape.kinds:
        return stripped
    if "boolean" in shape.kinds and stripped in _BOOLEANS:
        return _BOOLEANS[stripped]
    if "number" in shape.kinds:
        return _number(shape, stripped)
    return None if "null" in shape.kinds and not stripped else text


def _alternative(shape: Union, text: str) -> Any:
    """The value of the first type that the text fits, strings last."""
    rows = sorted(shape.alternatives, key=lambda row: "string" in row.kinds)
    for row in rows:
        value = read_text(row, text)
        if loads(row, value):
            return value
    return None if shape.nullable and not text.strip() else text


def _number(shape: Shape, text: str) -> Any:
    if not _NUMBER.fullmatch(text):
        return text
    if isinstance(shape, DecimalNumber):
        return Decimal(text)
    try:
        return int(text) if _INTEGER.fullmatch(text) else float(text)
    except ValueError:  # more digits than Python reads
        return text
