"""JSON to typed values and back, for any type of the package.

The way in is msgspec's own decoder, one for each type, at its full speed. Only when it
refuses, or fills in a constant that must be there, is the text looked at again, slowly:
what fits is typed, what does not stays as it came, and each deviation is an issue with
its path. The way out converts only types that may hold what msgspec writes differently,
such as date-times.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from ..errors import DecodeError
from . import Issue, Path, Validation, Walk, path_text
from .registry import FILLED, encode_value, read_hook, type_identity, write_json
from .standard_types import adapter_for
from .type_adapter import TypeAdapter

if TYPE_CHECKING:
    from typing_extensions import TypeForm


T = TypeVar("T")

_REFUSALS = (msgspec.DecodeError, ValueError, RecursionError)
"""Errors of the fast way; any other is a fault of ours."""

_SHOWN_ISSUES = 5

_EXACT = 2.0**53
"""Up to here floats hold every integer."""

_READ_ANY = msgspec.json.Decoder().decode
_READERS: dict[object, Callable[[bytes], Any]] = {}


def from_json(type: TypeForm[T], data: bytes | str) -> T:
    """The typed value of a JSON text; `DecodeError` lists all that does not fit."""
    return decode(type, data.encode() if isinstance(data, str) else data, "strict")[0]


def to_json(value: object) -> bytes:
    """A typed value as JSON text in UTF-8, with the names of the wire.

    Raises `ValueError`, naming the place, for what has no form on the wire: a naive
    date-time, NaN, infinity; `TypeError` for a class that JSON has no form for.
    """
    return encode(value)


def from_builtins(type: TypeForm[T], data: object) -> T:
    """The typed value of plain JSON data: dicts, lists, strings, numbers, None.

    `DecodeError` lists all that does not fit.
    """
    return load(type, data, "strict")[0]


def load(
    type: TypeForm[T], data: object, mode: Validation, raw: bytes = b""
) -> tuple[T, list[Issue]]:
    """The typed value of plain JSON data, and what is wrong with it, as `decode`.

    `raw` is what the data was read from, for the error.
    """
    adapter = adapter_for(type)
    filled = FILLED.count
    try:
        value: T = adapter.load(data)
    except _REFUSALS:
        return _walked(adapter, data, Walk(), raw, mode)
    if FILLED.count != filled:
        return _walked(adapter, data, Walk(), raw, mode)
    return value, []


def list_undeclared(type: Any, data: bytes) -> dict[str, Any]:
    """The undeclared values in a JSON text, by their paths; none if it is no JSON."""
    try:
        tree = _READ_ANY(data)
    except _REFUSALS:
        return {}
    unknown = adapter_for(type).list_unknown_keys(tree, None)
    return {path_text(path): value for path, value, _ in unknown}


def to_builtins(value: object, type: Any = None) -> Any:
    """A typed value as plain JSON data, with the names of the wire.

    `type` is the declared type where the value alone does not tell its form, as for
    `encode`. Raises as `to_json` does.
    """
    return msgspec.json.decode(encode(value, type))


def decode(
    type: TypeForm[T], data: bytes, mode: Validation = "lenient"
) -> tuple[T, list[Issue]]:
    """The typed value of a response, and what is wrong with it.

    `lenient` keeps raw what does not fit and lists the issues; `strict` raises
    `DecodeError` with all of them; `off` is lenient without a list. A text that is no
    JSON is a `DecodeError` in all three.
    """
    try:
        read = _READERS[type]
    except KeyError:
        read = _reader(type)
    filled = FILLED.count
    try:
        value = read(data)
    except _REFUSALS:
        return _reread(adapter_for(type), data, mode)
    if FILLED.count != filled:  # a required constant is missing
        return _reread(adapter_for(type), data, mode)
    return value, []


def encode(value: Any, type: Any = None) -> bytes:
    """A value as JSON text; raises as `to_json` does.

    `type` is its declared type, for formats that a plain Python value does not show:
    a `datetime` sent as seconds, for one.
    """
    return write_json(_prepared(value, type))


def text(value: Any, type: Any = None) -> str:
    """A scalar as the text that stands for it in URLs, headers and forms.

    A string is itself, without quotes; anything else is its JSON text. A float without
    a fraction is written as an integer: they are one number (JSON Schema, 4.2.2), and
    servers that read text expect the shorter form.
    """
    if type is None and isinstance(value, str):
        return value.value if isinstance(value, Enum) else str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    written = encode(value, type)
    if written.startswith(b'"'):
        return str(msgspec.json.decode(written))
    return written.decode()


def _prepared(value: Any, type: Any) -> Any:
    if type is None:
        return encode_value(value)
    adapter = adapter_for(type)
    return value if adapter.encodes_natively else adapter.dump(value)


def _reader(type: Any) -> Callable[[bytes], Any]:
    """The fast reader of a type's JSON text, made at its first use."""
    key = type_identity(type)
    if (read := _READERS.get(key)) is None:
        read = _READERS.setdefault(key, _made_reader(adapter_for(type)))
    return read


def _made_reader(adapter: TypeAdapter) -> Callable[[bytes], Any]:
    if adapter.is_native:
        return msgspec.json.Decoder(adapter.type, dec_hook=read_hook).decode
    parse = msgspec.json.Decoder().decode
    load = adapter.load
    return lambda data: load(parse(data))


def _reread(
    adapter: TypeAdapter, data: bytes, mode: Validation
) -> tuple[Any, list[Issue]]:
    walk = Walk()
    try:
        tree = read_tolerantly(data, walk)
    except ValueError as error:
        raise DecodeError(f"not JSON: {error}", raw=data) from None
    except RecursionError:
        raise DecodeError("JSON nested too deeply", raw=data) from None
    return _walked(adapter, tree, walk, data, mode)


def _walked(
    adapter: TypeAdapter, tree: Any, walk: Walk, raw: bytes, mode: Validation
) -> tuple[Any, list[Issue]]:
    try:
        value = adapter.decode(tree, walk, None)
    except RecursionError:
        raise DecodeError("JSON nested too deeply", raw=raw) from None
    if walk.issues and mode == "strict":
        raise DecodeError(_summary(walk.issues), issues=walk.issues, raw=raw)
    return value, walk.issues if mode == "lenient" else []


def check_undeclared(type: Any, data: bytes) -> None:
    """Raise `DecodeError` for properties in a JSON text that the document forbids."""
    adapter = adapter_for(type)
    if adapter.takes_any_names:
        return
    walk = Walk()
    for path, value, is_refused in adapter.list_unknown_keys(_READ_ANY(data), None):
        if is_refused:
            walk.report(path, "the document allows no property of this name", value)
    if walk.issues:
        raise DecodeError(_summary(walk.issues), issues=walk.issues, raw=data)


def _summary(issues: list[Issue]) -> str:
    """The first issues in words; most values stay out, they may be secret."""
    shown = "; ".join(map(str, issues[:_SHOWN_ISSUES]))
    more = len(issues) - _SHOWN_ISSUES
    rest = f"; and {more} more" if more > 0 else ""
    return f"differs from the document: {shown}{rest}"


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
