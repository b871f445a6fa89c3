"""Unions of several types, made known to the codec.

Modules that write some call `register_unions()`; the adapters are loaded at the first
use of one.
"""

from __future__ import annotations

import types
import typing
from typing import TYPE_CHECKING, Any

from .registry import register

if TYPE_CHECKING:
    from .type_adapter import TypeAdapter


def register_unions() -> None:
    """Make unions of several types known."""
    register(typing.Union, _make)
    register(types.UnionType, _make)


def _make(type_: Any, members: tuple[Any, ...]) -> TypeAdapter:
    from .unions import make_union

    return make_union(type_, members)
