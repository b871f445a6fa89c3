"""Adapters around another one, which does the work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import Path, Walk
from .type_adapter import TypeAdapter, UnknownKey


class DelegatingAdapter(TypeAdapter):
    """An adapter that leaves everything to the one inside of it."""

    @property
    def inner(self) -> TypeAdapter:
        """The adapter inside."""
        raise NotImplementedError

    def load(self, data: Any) -> Any:
        return self.inner.load(data)

    def list_unknown_keys(self, data: Any, path: Path) -> Iterable[UnknownKey]:
        return self.inner.list_unknown_keys(data, path)

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        return self.inner.decode(data, walk, path)

    def accepts(self, value: Any) -> bool:
        return self.inner.accepts(value)

    def dump(self, value: Any) -> Any:
        return self.inner.dump(value)

    def children(self) -> Iterable[TypeAdapter]:
        return (self.inner,)

    @property
    def is_union(self) -> bool:  # type: ignore[override]
        return self.inner.is_union

    @property
    def unwrapped(self) -> TypeAdapter:
        return self.inner.unwrapped

    @property
    def present(self) -> TypeAdapter:
        return self.inner.present
