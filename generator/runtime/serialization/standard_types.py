"""The types that every package may have: JSON's own, Python's dates, models, unions.

Types of other modules (`Wire`, `Discriminator`, open enumerations, …) are registered by
those modules, so a package that has none of them does not carry their code.
"""

from __future__ import annotations

import types
import typing
from collections import abc
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, get_origin
from uuid import UUID

import msgspec

from . import formatted, scalars
from .containers import ArrayAdapter, MapAdapter, TupleAdapter
from .encoding import register_encoder
from .registry import (
    adapter_for,
    register,
    register_base,
    register_fallback,
    register_type,
)
from .structs import StructAdapter
from .type_adapter import TypeAdapter
from .wrappers import make_annotated, make_nullable

__all__ = ["adapter_for"]

_SCALARS: dict[Any, Callable[[], TypeAdapter]] = {
    Any: scalars.AnyAdapter,
    object: scalars.AnyAdapter,
    None: scalars.NullAdapter,
    type(None): scalars.NullAdapter,
    bool: scalars.BooleanAdapter,
    int: scalars.IntegerAdapter,
    float: scalars.NumberAdapter,
    str: scalars.StringAdapter,
    datetime: formatted.DateTimeAdapter,
    date: formatted.DateAdapter,
    time: formatted.TimeAdapter,
    timedelta: formatted.TimedeltaAdapter,
    UUID: formatted.UuidAdapter,
    bytes: formatted.BytesAdapter,
    Decimal: formatted.DecimalAdapter,
}
_SEQUENCES = (abc.Sequence, abc.MutableSequence, abc.Collection, abc.Iterable)


def _make_list(
    type_: Any, arguments: tuple[Any, ...], factory: Any = list
) -> TypeAdapter:
    """The adapter of an array of one type; of anything where none is said."""
    return ArrayAdapter(type_, adapter_for(arguments[0] if arguments else Any), factory)


def _make_set(type_: Any, arguments: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of a set."""
    factory = frozenset if type_ is frozenset or get_origin(type_) is frozenset else set
    return _make_list(type_, arguments, factory)


def _make_tuple(type_: Any, arguments: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of a tuple, of any length or with a type for each place."""
    if type_ is tuple or arguments[-1:] == (...,):
        return _make_list(type_, arguments, tuple)
    return TupleAdapter(type_, tuple(map(adapter_for, arguments)))


def _make_map(type_: Any, arguments: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of an object with keys that the document does not name."""
    key, value = arguments or (str, Any)
    return MapAdapter(type_, adapter_for(key), adapter_for(value))


def _register_standard_types() -> None:
    for type_, make in _SCALARS.items():
        register_type(type_, make)
    for origin in (list, *_SEQUENCES):
        register(origin, _make_list)
    for origin in (set, frozenset, abc.Set, abc.MutableSet):
        register(origin, _make_set)
    for origin in (dict, abc.Mapping, abc.MutableMapping):
        register(origin, _make_map)
    register(tuple, _make_tuple)
    register(Literal, scalars.LiteralAdapter)
    register(Annotated, make_annotated)
    register_fallback(typing.Union, make_nullable)
    register_fallback(types.UnionType, make_nullable)
    register_base(msgspec.Struct, StructAdapter)
    register_base(object, scalars.OpaqueAdapter)
    register_encoder(datetime, formatted.to_utc)


_register_standard_types()
