"""Adapters by type: made at the first use, one for each type.

A module that has an adapter registers it under the types that it is for, so this module
knows none of them:

    register_type(bool, BooleanAdapter)
    register_base(msgspec.Struct, StructAdapter)

An adapter finds those of the types inside of its own here, when it first needs them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_origin

import msgspec

from .type_adapter import TypeAdapter

Factory = Callable[[Any, tuple[Any, ...]], TypeAdapter]
"""Makes the adapter of a type expression from it and its arguments."""

_FACTORIES: dict[Any, Factory] = {}
_BASES: dict[type, Callable[[Any], TypeAdapter]] = {}
_ADAPTERS: dict[object, TypeAdapter] = {}
_LOADERS: dict[object, Callable[[Any], Any]] = {}


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
    origin = get_origin(type_)
    factory = _FACTORIES.get(type_ if origin is None else origin)
    if factory is not None:
        return factory(type_, get_args(type_))
    for base in type_.__mro__ if isinstance(type_, type) else ():
        if base in _BASES:
            return _BASES[base](type_)
    return _BASES[object](type_)


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
