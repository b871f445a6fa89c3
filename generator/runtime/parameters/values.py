"""The three shapes that a value is written in: primitive, array, object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from msgspec import UNSET, Raw, Struct, json

from ..messages import kind_of
from ..serialization import codec

Flat = str | list[str] | list[tuple[str, str]]
"""A value as texts: a primitive, the items of an array, the members of an object."""

_ARRAYS = (list, tuple, set, frozenset)


def text_of(value: object) -> str:
    """A primitive as text; an array or object inside another one as JSON."""
    if type(value) is str:
        return value
    if isinstance(value, (*_ARRAYS, Mapping, Struct)):
        return codec.encode(value).decode()
    return codec.text(value)


def is_array(value: object) -> bool:
    """Return whether a value is written as an array."""
    return isinstance(value, _ARRAYS)


def members_of(value: object) -> Mapping[str, Any] | None:
    """The members of an object by wire name; `None` for everything else."""
    if isinstance(value, Struct):
        return cast("Mapping[str, Any]", codec.to_builtins(value))
    if isinstance(value, Mapping):
        return cast("Mapping[str, Any]", value)
    return None


def items_of(value: object) -> list[Any]:
    """The items of an array without those that have no value (RFC 6570 section 2.3)."""
    return [item for item in cast("list[Any]", value) if has_value(item)]


_EXACT = json.Decoder(float_hook=lambda text: Raw(text.encode()))
"""Reads JSON and keeps the digits of its numbers."""

_PLAIN = frozenset({str, int, float, bool, type(None)})


def as_declared(value: object, declared: Any) -> object:
    """A value in the form of its declared type, when that says more than the value: a
    `datetime` may be sent as seconds. `None` for a type that is not known."""
    if declared is None or type(value) in _PLAIN:
        return value
    return _EXACT.decode(codec.encode(value, declared))


def has_value(value: object) -> bool:
    """Return whether something is to be written for a value."""
    return value is not None and value is not UNSET


def flatten(value: object) -> Flat:
    """A value as texts; members and items without a value are left out."""
    members = members_of(value)
    if members is not None:
        return [(str(k), text_of(v)) for k, v in members.items() if has_value(v)]
    if is_array(value):
        return [text_of(item) for item in items_of(value)]
    return text_of(value)


def content_text(media_type: str) -> Callable[[object], str]:
    """Make the function that writes a parameter that has `content`: JSON, else text."""
    if kind_of(media_type) == "json":
        return lambda value: codec.encode(value).decode()
    return text_of
