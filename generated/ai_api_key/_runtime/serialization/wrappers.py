"""Adapters around another one: `Annotated[T, …]`, `T | None`, `T | UnsetType`.

Metadata that matters to reading or checking says so by a method `wrap_adapter`:

    class Constraints:
        def wrap_adapter(self, type_, adapter): ...
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..issues import Path, Walk
from .registry import adapter_for
from .type_adapter import EnumeratedType, TypeAdapter, UnknownKey

ABSENT = (None, type(None), msgspec.UnsetType)
"""Members of a union that are no alternatives."""


class DelegatingAdapter(TypeAdapter):
    """An adapter that leaves everything to the one inside of it."""

    @property
    def inner(self) -> TypeAdapter:
        """The adapter inside."""
        raise NotImplementedError

    def match_score(self, data: Any) -> int:
        return self.inner.match_score(data)

    def quick_match(self, data: Any) -> int:
        return self.inner.quick_match(data)

    def load(self, data: Any) -> Any:
        return self.inner.load(data)

    def from_text(self, text: str) -> Any:
        return self.inner.from_text(text)

    def count_errors(self, data: Any) -> int:
        return self.inner.count_errors(data)

    def list_unknown_keys(self, data: Any, path: Path) -> Iterable[UnknownKey]:
        return self.inner.list_unknown_keys(data, path)

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        return self.inner.decode(data, walk, path)

    def accepts(self, value: Any) -> bool:
        return self.inner.accepts(value)

    def dump(self, value: Any) -> Any:
        return self.inner.dump(value)

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        self.inner.check(value, walk, path)

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

    @property
    def tag(self) -> EnumeratedType | None:
        return self.inner.tag


class AnnotatedAdapter(DelegatingAdapter):
    """`Annotated[T, …]`: read as `T`."""

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
