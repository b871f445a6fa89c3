"""From a type expression to its shape."""

from __future__ import annotations

import types
import typing
from collections import abc
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from ..constraints import Constraints, Unlisted
from .annotated import AnyText, Constrained, Marker
from .containers import Array, Map, Tuple
from .discriminated import Discriminated
from .enums import Enumeration, OneOf
from .field_names import is_spelled
from .formats import FORMATS, Bytes, Content
from .json_string import JsonString
from .registry import shape_of
from .scalars import Anything, Boolean, Integer, Null, Number, Opaque, String
from .structs import EXTRAS, Object, OpenObject, SpelledObject
from .type_adapter import Shape
from .unions import Union
from .wire import Discriminator, JsonTextType, WireType

__all__ = ["build"]

_NONE = (None, type(None), msgspec.UnsetType)

_SCALARS: dict[Any, Callable[[], Shape]] = {
    Any: Anything,
    object: Anything,
    None: Null,
    type(None): Null,
    bool: Boolean,
    int: Integer,
    float: Number,
    str: String,
    **FORMATS,
}

_BARE: dict[Any, Any] = {
    list: list[Any],
    tuple: tuple[Any, ...],
    dict: dict[str, Any],
    set: set[Any],
    frozenset: frozenset[Any],
}

_ARRAYS: dict[Any, Any] = {
    list: list,
    set: set,
    frozenset: frozenset,
    abc.Sequence: list,
    abc.MutableSequence: list,
    abc.Collection: list,
    abc.Iterable: list,
    abc.Set: set,
    abc.MutableSet: set,
}

_MAPS = {dict, abc.Mapping, abc.MutableMapping}


def build(type_: Any) -> Shape:
    """The shape of a type expression; one that JSON cannot have becomes `Opaque`."""
    if type_ in _SCALARS:
        return _SCALARS[type_]()
    if isinstance(type_, JsonTextType):
        return JsonString(type_)
    if isinstance(type_, WireType):
        return Marker(type_)
    if isinstance(type_, type) and get_origin(type_) is None:
        return _of_class(type_)
    return _of_expression(type_, get_origin(type_), get_args(type_))


def _of_class(type_: Any) -> Shape:
    if type_ in _BARE:
        return shape_of(_BARE[type_])
    if issubclass(type_, Enum):
        return Enumeration(type_)
    if issubclass(type_, msgspec.Struct):
        if EXTRAS in type_.__struct_fields__:
            return OpenObject(type_)
        return SpelledObject(type_) if is_spelled(type_) else Object(type_)
    return Opaque(type_)


def _of_expression(type_: Any, origin: Any, arguments: tuple[Any, ...]) -> Shape:
    if origin is Annotated:
        return _annotated(type_, arguments[0], arguments[1:])
    if origin in (typing.Union, types.UnionType):
        return _union(type_, arguments, None)
    if origin is Literal:
        return OneOf(type_, arguments)
    if origin is tuple and arguments[-1:] != (...,):
        return Tuple(type_, tuple(map(shape_of, arguments)))
    if origin is tuple:
        return Array(type_, shape_of(arguments[0]), tuple)
    if origin in _ARRAYS:
        return Array(type_, shape_of(arguments[0]), _ARRAYS[origin])
    if origin in _MAPS:
        return Map(type_, shape_of(arguments[0]), shape_of(arguments[1]))
    return Opaque(type_)


def _annotated(type_: Any, inner: Any, metadata: tuple[Any, ...]) -> Shape:
    shape = shape_of(inner)
    for item in metadata:
        if isinstance(item, Discriminator):
            members = get_args(inner) if _is_union(inner) else (inner,)
            shape = _union(type_, members, item)
        elif isinstance(item, Unlisted):
            shape = AnyText(type_, shape)
    limits = tuple(item for item in metadata if isinstance(item, Constraints))
    return Constrained(type_, shape, limits) if limits else shape


def _is_union(type_: Any) -> bool:
    return get_origin(type_) in (typing.Union, types.UnionType)


def _union(
    type_: Any, members: tuple[Any, ...], discriminator: Discriminator | None
) -> Shape:
    present = [member for member in members if member not in _NONE]
    if not present:
        return Null()
    shapes = tuple(map(shape_of, present))
    if any(isinstance(shape, Opaque) for shape in shapes):
        shapes = tuple(_beside_files(shape) for shape in shapes)
    nullable = None in members or type(None) in members
    if discriminator is None:
        return Union(type_, shapes, nullable)
    return Discriminated(type_, shapes, nullable, discriminator)


def _beside_files(shape: Shape) -> Shape:
    if isinstance(shape, Bytes):
        return Content(bytes, "bytes")
    return shape
