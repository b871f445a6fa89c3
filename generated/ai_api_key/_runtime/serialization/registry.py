"""Adapters by type, and encoders by class.

An adapter is made at the first use, one for each type. A module that has one registers
it, so this module knows none: `register_type(bool, BooleanAdapter)`. A class that msgspec
writes wrong or refuses has an encoder.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeGuard, get_args, get_origin
from uuid import UUID

import msgspec

from . import Path, Walk, is_object
from .type_adapter import EncodeError, TypeAdapter

Factory = Callable[[Any, tuple[Any, ...]], TypeAdapter]
"""Makes the adapter of a type expression from it and its arguments."""

_FACTORIES: dict[Any, Factory] = {}
_BASES: dict[type, Callable[[Any], TypeAdapter]] = {}
_ADAPTERS: dict[object, TypeAdapter] = {}
_LOADERS: dict[object, Callable[[Any], Any]] = {}
LIMIT_CHECKS: list[Callable[[TypeAdapter, Any, Walk, Path], None]] = []
"""The check of limits on what is sent, in packages that have any."""


class _Filled(threading.local):
    count = 0


FILLED = _Filled()
"""How often this thread filled in a constant that data must have."""


def register(type_: Any, factory: Factory) -> None:
    """Say how the adapter of a type is made, or of all types with this origin."""
    _FACTORIES[type_] = factory


def register_fallback(type_: Any, factory: Factory) -> None:
    """As `register`, unless another module has said more of the type already."""
    _FACTORIES.setdefault(type_, factory)


def register_type(type_: Any, make: Callable[[], TypeAdapter]) -> None:
    """Say how the adapter of one type is made, which needs nothing for it."""
    _FACTORIES[type_] = lambda type_, arguments: make()


def register_base(base: type, factory: Callable[[Any], TypeAdapter]) -> None:
    """Say how the adapters of a class and of those below it are made."""
    _BASES[base] = factory


def adapter_for(type_: Any) -> TypeAdapter:
    """The adapter of a type expression, made at its first use.

    Two threads may make the same one; they are equal and one of them stays.
    """
    key = type_identity(type_)
    try:
        return _ADAPTERS[key]
    except KeyError:
        return _ADAPTERS.setdefault(key, _build(type_))


def _build(type_: Any) -> TypeAdapter:
    origin = get_origin(type_) or type_
    factory = _FACTORIES.get(origin)
    if factory is not None:
        return factory(type_, get_args(type_))
    for base in origin.__mro__ if isinstance(origin, type) else ():
        if base in _BASES:
            return _BASES[base](type_)
    raise TypeError(f"no type of this package is like {type_}")


def read_hook(type_: Any, data: Any) -> Any:
    """msgspec's `dec_hook`: called for types that msgspec does not know."""
    try:
        load = _LOADERS[type_]
    except KeyError:
        load = _LOADERS.setdefault(type_, adapter_for(type_).unwrapped.load)
    return load(data)


class NativeAdapter(TypeAdapter):
    """The plan for a type that msgspec can read."""

    def load(self, data: Any) -> Any:
        if self.is_free_of_hooks:  # keywords alone would double the time
            return msgspec.convert(data, self.type)
        return msgspec.convert(data, self.type, dec_hook=read_hook, str_keys=True)


def type_identity(type_: object) -> object:
    """A key that equals another's only for the same type in the same order.

    `A | B` equals `B | A` in Python, but the first alternative that fits is chosen, so
    the order of a union counts here.
    """
    if isinstance(type_, type) or not (arguments := get_args(type_)):
        return type_
    origin = get_origin(type_)
    if origin is Annotated:
        return (origin, type_identity(arguments[0]), *arguments[1:])
    return (type_, *map(type_identity, arguments))


NOT_FINITE = "JSON has no NaN and no infinity"

_READY = {
    *(str, int, bool, type(None), bytes, bytearray, UUID, date, time, msgspec.Raw)
}
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
        return encode_mapping(value, encode_value)
    for base in class_.__mro__:
        if base in _ENCODERS:
            return _ENCODERS[base](value)
    return encode_items(value, encode_value) if _has_items(value) else value


def encode_items(value: Iterable[Any], encode: Callable[[Any], Any]) -> list[Any]:
    """The items of an iterable, each made ready by `encode`."""
    items: list[Any] = []
    try:
        for item in value:
            items.append(encode(item))
    except EncodeError as error:
        raise error.within(len(items)) from None
    return items


def encode_mapping(
    value: Mapping[Any, Any], encode: Callable[[Any], Any]
) -> dict[Any, Any]:
    """The members of a mapping, each made ready by `encode`."""
    result: dict[Any, Any] = {}
    for key, item in value.items():
        try:
            result[key] = encode(item)
        except EncodeError as error:
            raise error.within(str(key)) from None
    return result


def finite(value: float) -> float:
    """A number that JSON can have; raises `EncodeError` for NaN and infinity."""
    if not math.isfinite(value):
        raise EncodeError(NOT_FINITE)
    return float(value)


def register_encoder(class_: type, encoder: Callable[[Any], Any]) -> None:
    """Say how values of a class, and of those below it, are made ready."""
    _ENCODERS[class_] = encoder


def _has_items(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


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
}


def _write_hook(value: Any) -> Any:
    """msgspec's `enc_hook`: called for classes that it refuses."""
    encoded = encode_value(value)
    if encoded is value:
        raise TypeError(f"{value.__class__.__name__} has no form in JSON")
    return encoded


write_json = msgspec.json.Encoder(enc_hook=_write_hook).encode
"""The JSON text of a value that `encode_value` or an adapter has made ready."""
