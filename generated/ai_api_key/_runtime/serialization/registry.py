"""The shapes made so far, one for each type."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .wire import type_identity

if TYPE_CHECKING:
    from .type_adapter import Shape

__all__ = ["read_hook", "shape_of"]

_SHAPES: dict[object, Shape] = {}
_LOADERS: dict[object, Callable[[Any], Any]] = {}


def shape_of(type_: Any) -> Shape:
    """The shape of a type expression, made at its first use.

    Two threads may make the same one; they are equal and one of them stays.
    """
    key = type_identity(type_)
    try:
        return _SHAPES[key]
    except KeyError:
        return _SHAPES.setdefault(key, _build(type_))


def read_hook(type_: Any, data: Any) -> Any:
    """msgspec's `dec_hook`: what it calls for types that it does not know."""
    try:
        load = _LOADERS[type_]
    except KeyError:
        load = _LOADERS.setdefault(type_, shape_of(type_).bare.load)
    return load(data)


def _build(type_: Any) -> Shape:
    from .build import build

    return build(type_)
