"""Values to be sent, made ready for msgspec by their own class.

A class that msgspec writes wrong or refuses has an encoder here; a module with formats
of its own registers theirs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeGuard
from uuid import UUID

import msgspec

from . import is_object
from .registry import adapter_for
from .type_adapter import EncodeError

NOT_FINITE = "JSON has no NaN and no infinity"

_READY = {str, int, bool, type(None), bytes, bytearray, UUID, date, time}
"""Classes that msgspec writes right, exactly these and no subclass."""


def encode_value(value: Any) -> Any:
    """A value as msgspec writes it right, by its own class.

    Date-times go to UTC, NaN and infinity are refused, mappings and iterables of any
    class become dicts and lists. Raises `EncodeError`; a class that is none of all that
    is returned as it is.
    """
    class_: Any = value.__class__
    if class_ in _READY or isinstance(value, Enum):
        return value
    if class_ is float:
        return finite(value)
    if isinstance(value, msgspec.Struct):
        return adapter_for(type(value)).dump(value)
    if is_object(value):
        return _encode_mapping(value)
    for base in class_.__mro__:
        if base in _ENCODERS:
            return _ENCODERS[base](value)
    return encode_items(value) if _has_items(value) else value


def encode_items(value: Iterable[Any]) -> list[Any]:
    """The items of an iterable, each by its own class."""
    items: list[Any] = []
    try:
        for item in value:
            items.append(encode_value(item))
    except EncodeError as error:
        raise error.within(len(items)) from None
    return items


def finite(value: float) -> float:
    """A number that JSON can have; raises `EncodeError` for NaN and infinity."""
    if not math.isfinite(value):
        raise EncodeError(NOT_FINITE)
    return float(value)


def register_encoder(class_: type, encoder: Callable[[Any], Any]) -> None:
    """Say how values of a class, and of those below it, are made ready."""
    _ENCODERS[class_] = encoder


def _encode_mapping(value: Mapping[Any, Any]) -> dict[Any, Any]:
    result: dict[Any, Any] = {}
    for key, item in value.items():
        try:
            result[key] = encode_value(item)
        except EncodeError as error:
            raise error.within(str(key)) from None
    return result


def _has_items(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


def _unchanged(value: msgspec.Raw) -> msgspec.Raw:
    return value


_ENCODERS: dict[type, Callable[[Any], Any]] = {
    Decimal: Decimal,
    str: str.__str__,
    bool: bool,
    int: int,
    float: finite,
    date: date.isoformat,
    time: time.isoformat,
    bytes: bytes,
    bytearray: bytes,
    memoryview: bytes,
    msgspec.Raw: _unchanged,
}


def _write_hook(value: Any) -> Any:
    """msgspec's `enc_hook`: called for classes that it refuses."""
    encoded = encode_value(value)
    if encoded is value:
        raise TypeError(f"{value.__class__.__name__} has no form in JSON")
    return encoded


write_json = msgspec.json.Encoder(enc_hook=_write_hook).encode
"""The JSON text of a value that `encode_value` or an adapter has made ready."""
