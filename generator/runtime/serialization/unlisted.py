"""Enumerations beside which the document allows any other text."""

from __future__ import annotations

from typing import Any

import msgspec

from . import Path, Walk
from .checks import check_inner, register_check
from .delegation import DelegatingAdapter
from .type_adapter import TypeAdapter


class Unlisted(msgspec.Struct, frozen=True):
    """Marks such an enumeration: `Annotated[State, Unlisted()]`."""

    def wrap_adapter(self, type_: Any, adapter: TypeAdapter) -> TypeAdapter:
        """The adapter of `Annotated[T, self]`, from that of `T`."""
        return AnyTextAdapter(type_, adapter)


class AnyTextAdapter(DelegatingAdapter):
    """`Annotated[T, Unlisted()]`: read as `T`; any text may be sent."""

    def __init__(self, type_: Any, inner: TypeAdapter) -> None:
        self.type = type_
        self._inner = inner
        self.description = inner.description
        self.json_types = inner.json_types
        self.is_native = inner.is_native
        self.slots = inner.slots

    @property
    def inner(self) -> TypeAdapter:
        return self._inner


def _check_text(adapter: AnyTextAdapter, value: Any, walk: Walk, path: Path) -> None:
    if not isinstance(value, str):
        check_inner(adapter, value, walk, path)


register_check(AnyTextAdapter, _check_text)
