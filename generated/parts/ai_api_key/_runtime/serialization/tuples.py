"""Arrays with a type for each place, such as `tuple[int, str]`.

Modules that write tuples call `register_tuples()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from . import Path, Walk, describe
from .json_types import AnyAdapter, SequenceAdapter, is_array
from .registry import adapter_for, encode_value, register
from .type_adapter import EncodeError, MismatchError, TypeAdapter, UnknownKey

_ANYTHING = AnyAdapter()


class TupleAdapter(SequenceAdapter):
    """An array with a type for each place (`prefixItems`)."""

    def __init__(self, type_: Any, items: tuple[TypeAdapter, ...]) -> None:
        self.type = type_
        self.items = items
        self.length = len(items)
        self.description = f"an array of {len(items)}"
        self.is_native = all(item.is_native for item in items)

    def item_at(self, index: int) -> TypeAdapter:
        return self.items[min(index, len(self.items) - 1)] if self.items else _ANYTHING

    def load(self, data: Any) -> Any:
        if not is_array(data) or len(data) != len(self.items):
            raise MismatchError(f"expected {self.description}")
        if self.is_native:
            return super().load(data)
        return tuple(
            adapter.load(item) for adapter, item in zip(self.items, data, strict=True)
        )

    def list_unknown_keys(self, data: Any, path: Path) -> Iterator[UnknownKey]:
        pairs = zip(self.items, data if is_array(data) else (), strict=False)
        for at, (adapter, item) in enumerate(pairs):
            yield from adapter.list_unknown_keys(item, (path, at))

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_array(data):
            walk.report(
                path, f"expected {self.description}, got {describe(data)}", data
            )
            return data
        if len(data) != len(self.items):
            walk.report(path, f"expected {self.description}, got {len(data)}", data)
        pairs = enumerate(zip(self.items, data, strict=False))
        typed = (
            adapter.decode(item, walk, (path, at)) for at, (adapter, item) in pairs
        )
        return (*typed, *list(data)[len(self.items) :])

    def accepts(self, value: Any) -> bool:
        return is_array(value) and len(value) == len(self.items)

    def dump(self, value: Any) -> Any:
        if not self.accepts(value):
            return encode_value(value)
        result: list[Any] = []
        try:
            for adapter, item in zip(self.items, value, strict=True):
                result.append(adapter.dump(item))
        except EncodeError as error:
            raise error.within(len(result)) from None
        return result

    def children(self) -> Iterable[TypeAdapter]:
        return self.items


def _make_tuple(type_: Any, arguments: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of a tuple with a type for each place."""
    return TupleAdapter(type_, tuple(map(adapter_for, arguments)))


def register_tuples() -> None:
    """Make tuples known to the codec."""
    register(tuple, _make_tuple)
