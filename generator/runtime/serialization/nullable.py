"""Types beside null: `T | None`, and `T | UnsetType` of optional properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..issues import Path, Walk
from .registry import adapter_for
from .type_adapter import EnumeratedType, TypeAdapter, UnknownKey

__all__ = ["ABSENT", "NullableAdapter", "make_nullable"]

ABSENT = (None, type(None), msgspec.UnsetType)
"""Members of a union that are no alternatives."""


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
        return self.inner.json_types | ({"null"} if self.nullable else frozenset())

    @property
    def tag(self) -> EnumeratedType | None:
        return self.inner.tag

    @property
    def present(self) -> TypeAdapter:
        return self.inner.unwrapped

    def _is_null(self, data: Any) -> bool:
        return data is None and self.nullable

    def match_score(self, data: Any) -> int:
        return 1 if self._is_null(data) else self.inner.match_score(data)

    def load(self, data: Any) -> Any:
        return None if self._is_null(data) else self.inner.load(data)

    def pick(self, data: Any) -> TypeAdapter:
        return self.inner

    def from_text(self, text: str) -> Any:
        value = self.inner.from_text(text)
        if self.nullable and not text.strip() and not self.inner.loads(value):
            return None
        return value

    def count_errors(self, data: Any) -> int:
        return 0 if self._is_null(data) else self.inner.count_errors(data)

    def count_unknown_keys(self, data: Any) -> int:
        return 0 if data is None else self.inner.count_unknown_keys(data)

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

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        if not self._is_null(value) and value is not msgspec.UNSET:
            self.inner.check(value, walk, path)

    def children(self) -> Iterable[TypeAdapter]:
        return self.alternatives


def make_nullable(type_: Any, members: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of a union with one member beside null and unset.

    Raises `TypeError` for others, which `unions.register_unions` makes known.
    """
    present = [member for member in members if member not in ABSENT]
    if len(present) > 1:
        raise TypeError(f"{type_} is a union; call `register_unions` first")
    if not present:
        return adapter_for(None)
    nullable = None in members or type(None) in members
    return NullableAdapter(type_, adapter_for(present[0]), nullable)
