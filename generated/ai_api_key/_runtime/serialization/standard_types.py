"""The types that every package may have: JSON's own, Python's dates, models, unions.

Types of other modules (`Wire`, `Discriminator`, open enumerations, …) are registered by
those modules, so a package that has none of them does not carry their code. Metadata of
`Annotated[T, …]` that matters to reading or checking has a method `wrap_adapter`.
"""

from __future__ import annotations

import types
import typing
from collections import abc
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec

from . import Path, Walk, formatted, json_types
from .json_types import ArrayAdapter, MapAdapter
from .registry import (
    adapter_for,
    register,
    register_base,
    register_encoder,
    register_fallback,
    register_type,
)
from .structs import StructAdapter
from .type_adapter import TypeAdapter, UnknownKey

ABSENT = (None, type(None), msgspec.UnsetType)
"""Members of a union that are no alternatives."""


def make_annotated(type_: Any, arguments: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of `Annotated[T, …]`, wrapped by the metadata that asks for it."""
    inner, *metadata = arguments
    adapter = adapter_for(inner)
    for item in metadata:
        wrap = getattr(item, "wrap_adapter", None)
        if wrap is not None:
            adapter = wrap(type_, adapter)
    return adapter


class NullableAdapter(TypeAdapter):
    """A value of a type, null, or a property that is not set."""

    is_union = True

    def __init__(self, type_: Any, inner: TypeAdapter, nullable: bool) -> None:
        self.type = type_
        self.inner = inner
        self.nullable = nullable
        self.description = inner.description
        self.is_native = inner.is_native
        self.slots = inner.slots if inner.is_native else frozenset({"custom"})
        self.alternatives = (inner,)

    @property
    def json_types(self) -> frozenset[str]:  # type: ignore[override]
        types = self.inner.json_types
        return types | {"null"} if self.nullable else types

    @property
    def present(self) -> TypeAdapter:
        return self.inner.unwrapped

    def _is_null(self, data: Any) -> bool:
        return data is None and self.nullable

    def load(self, data: Any) -> Any:
        return None if self._is_null(data) else self.inner.load(data)

    def pick(self, data: Any) -> TypeAdapter:
        return self.inner

    def list_unknown_keys(self, data: Any, path: Path) -> Iterable[UnknownKey]:
        return () if data is None else self.inner.list_unknown_keys(data, path)

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        return None if self._is_null(data) else self.inner.decode(data, walk, path)

    def accepts(self, value: Any) -> bool:
        if value is None or value is msgspec.UNSET:
            return value is not None or self.nullable
        return self.inner.accepts(value)

    def dump(self, value: Any) -> Any:
        return None if value is None else self.inner.dump(value)

    def children(self) -> Iterable[TypeAdapter]:
        return self.alternatives


def make_nullable(type_: Any, members: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of a union with one member beside null and unset.

    Raises `TypeError` for others, which `union_types.register_unions` makes known.
    """
    present = [member for member in members if member not in ABSENT]
    if len(present) > 1:
        raise TypeError(f"no type of this package is like {type_}")
    if not present:
        return adapter_for(None)
    nullable = None in members or type(None) in members
    return NullableAdapter(type_, adapter_for(present[0]), nullable)


__all__ = ["adapter_for"]

_SCALARS: dict[Any, Callable[[], TypeAdapter]] = {
    Any: json_types.AnyAdapter,
    object: json_types.AnyAdapter,
    None: json_types.NullAdapter,
    type(None): json_types.NullAdapter,
    bool: json_types.BooleanAdapter,
    int: json_types.IntegerAdapter,
    float: json_types.NumberAdapter,
    str: json_types.StringAdapter,
    datetime: formatted.DateTimeAdapter,
    date: formatted.DateAdapter,
    time: formatted.TimeAdapter,
    UUID: formatted.UuidAdapter,
    bytes: formatted.BytesAdapter,
    Decimal: formatted.DecimalAdapter,
}
_SEQUENCES = (abc.Sequence, abc.MutableSequence, abc.Collection, abc.Iterable)


def _make_list(type_: Any, arguments: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of an array of one type; of anything where none is said."""
    return ArrayAdapter(type_, adapter_for(arguments[0] if arguments else Any))


def _make_map(type_: Any, arguments: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of an object with keys that the document does not name."""
    key, value = arguments or (str, Any)
    if key not in (str, Any):
        raise TypeError(f"no type of this package is like {type_}: keys are texts")
    return MapAdapter(type_, adapter_for(value))


def _register_standard_types() -> None:
    for type_, make in _SCALARS.items():
        register_type(type_, make)
    for origin in (list, *_SEQUENCES):
        register(origin, _make_list)
    for origin in (dict, abc.Mapping, abc.MutableMapping):
        register(origin, _make_map)
    register(Annotated, make_annotated)
    register_fallback(typing.Union, make_nullable)
    register_fallback(types.UnionType, make_nullable)
    register_base(msgspec.Struct, StructAdapter)
    register_base(object, json_types.OpaqueAdapter)
    register_encoder(datetime, formatted.to_utc)


_register_standard_types()
