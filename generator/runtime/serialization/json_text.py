"""JSON texts that break the rules of JSON, read all the same.

The slow second look at a text that msgspec refused: byte order marks, NaN and infinity,
lone surrogates, bytes that are no UTF-8.
"""

from __future__ import annotations

import math
from typing import Any, cast

from ..issues import Path, Walk

__all__ = ["read_tolerantly"]


def read_tolerantly(data: bytes, walk: Walk) -> Any:
    """The value of a JSON text (RFC 8259), every broken rule reported.

    Raises `ValueError` when it is no JSON at all, `RecursionError` when it is nested
    deeper than Python can follow.
    """
    import json

    text = _text(data, walk)
    value = json.loads(text, parse_int=_integer)
    _report_oddities(value, walk, None)
    return value


def _text(data: bytes, walk: Walk) -> str:
    """The text in the Unicode encoding that it seems to be in (RFC 4627, 3)."""
    import json

    encoding = json.detect_encoding(data)
    if encoding != "utf-8":
        walk.report(None, f"the text is {encoding}, not plain UTF-8", None)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        walk.report(None, f"bytes that are not {encoding} were replaced", None)
        return data.decode(encoding, "replace")


def _integer(digits: str) -> int | float:
    """An integer; one with thousands of digits, which Python refuses, is a float."""
    try:
        return int(digits)
    except ValueError:
        return float(digits)


def _report_oddities(value: object, walk: Walk, path: Path) -> None:
    if isinstance(value, float):
        if not math.isfinite(value):
            walk.report(path, "not a finite number", value)
    elif isinstance(value, str):
        if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            walk.report(path, "a lone surrogate, which is no character", value)
    elif isinstance(value, list):
        for at, item in enumerate(cast(list[object], value)):
            _report_oddities(item, walk, (path, at))
    elif isinstance(value, dict):
        for name, item in cast(dict[str, object], value).items():
            _report_oddities(item, walk, (path, name))
