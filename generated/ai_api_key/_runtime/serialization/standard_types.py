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
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from . import containers, datetimes, formatted, scalars
from .annotated import make_annotated
from .encoding import register_encoder
from .nullable import make_nullable
from .registry import (
    adapter_for,
    register,
    register_base,
    register_fallback,
    register_type,
)
from .structs import StructAdapter
from .type_adapter import TypeAdapter

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
    datetime: datetimes.DateTimeAdapter,
    date: datetimes.DateAdapter,
    time: datetimes.TimeAdapter,
    timedelta: formatted.TimedeltaAdapter,
    UUID: formatted.UuidAdapter,
    bytes: formatted.BytesAdapter,
    Decimal: formatted.DecimalAdapter,
}
_SEQUENCES = (abc.Sequence, abc.MutableSequence, abc.Collection, abc.Iterable)


def _register_standard_types() -> None:
    for type_, make in _SCALARS.items():
        register_type(type_, make)
    for origin in (list, *_SEQUENCES):
        register(origin, containers.make_list)
    for origin in (set, frozenset, abc.Set, abc.MutableSet):
        register(origin, containers.make_set)
    for origin in (dict, abc.Mapping, abc.MutableMapping):
        register(origin, containers.make_map)
    register(tuple, containers.make_tuple)
    register(Literal, scalars.LiteralAdapter)
    register(Annotated, make_annotated)
    register_fallback(typing.Union, make_nullable)
    register_fallback(types.UnionType, make_nullable)
    register_base(msgspec.Struct, StructAdapter)
    register_base(object, scalars.OpaqueAdapter)
    register_encoder(datetime, datetimes.to_utc)


_register_standard_types()
