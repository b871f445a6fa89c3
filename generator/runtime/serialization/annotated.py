"""Adapters around another one: `Annotated[T, …]`.

Metadata that matters to reading or checking says so by a method `wrap_adapter`:

    class Constraints:
        def wrap_adapter(self, type_, adapter): ...
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..issues import Path, Walk
from .registry import adapter_for
from .type_adapter import EnumeratedType, TypeAdapter, UnknownKey

__all__ = ["AnnotatedAdapter", "DelegatingAdapter", "make_annotated"]


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

    def count_unknown_keys(self, data: Any) -> int:
        return self.inner.count_unknown_keys(data)

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
