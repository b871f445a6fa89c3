"""Adapters of arrays and of objects used as maps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeGuard

import msgspec

from . import Path, Walk, describe, is_object
from .registry import NativeAdapter, encode_items
from .type_adapter import EncodeError, MismatchError, TypeAdapter, UnknownKey

_NO_ARRAYS = (str, bytes, bytearray, memoryview, Mapping, msgspec.Struct)
"""Iterables that are no arrays."""


def is_array(data: Any) -> TypeGuard[Collection[Any]]:
    """Tell whether plain data is an array."""
    return isinstance(data, (list, tuple, set, frozenset))


def has_items(value: Any) -> TypeGuard[Iterable[Any]]:
    """Tell whether a value to be sent is a sequence of items."""
    return isinstance(value, Iterable) and not isinstance(value, _NO_ARRAYS)


class ArrayAdapter(NativeAdapter):
    """A list of items of one type, or a set, or a tuple of any length."""

    description = "an array"
    json_types = frozenset({"array"})
    slots = frozenset({"array"})

    def __init__(self, type_: Any, item: TypeAdapter, factory: Any = list) -> None:
        self.type = type_
        self.item = item
        self.is_native = item.is_native
        self._factory = factory

    def load(self, data: Any) -> Any:
        if not is_array(data):
            raise MismatchError("not an array")
        if self.is_native:
            return super().load(data)
        load = self.item.load
        return self._factory([load(item) for item in data])

    def list_unknown_keys(self, data: Any, path: Path) -> Iterator[UnknownKey]:
        for at, item in enumerate(data if is_array(data) else ()):
            yield from self.item.list_unknown_keys(item, (path, at))

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_array(data):
            walk.report(path, f"expected an array, got {describe(data)}", data)
            return data
        decode = self.item.decode
        items = [decode(item, walk, (path, at)) for at, item in enumerate(data)]
        try:
            return self._factory(items)
        except TypeError:  # a raw value that a set cannot hold
            return items

    def accepts(self, value: Any) -> bool:
        if not has_items(value):
            return False
        if not is_array(value) or not value:
            return True
        return self.item.accepts(next(iter(value)))

    def dump(self, value: Any) -> Any:
        if not has_items(value):
            return encode_items([value])[0]
        items: list[Any] = []
        try:
            for item in value:
                items.append(self.item.dump(item))
        except EncodeError as error:
            raise error.within(len(items)) from None
        return items

    def children(self) -> Iterable[TypeAdapter]:
        return (self.item,)


class TupleAdapter(NativeAdapter):
    """An array with a type for each place (`prefixItems`)."""

    json_types = frozenset({"array"})
    slots = frozenset({"array"})

    def __init__(self, type_: Any, items: tuple[TypeAdapter, ...]) -> None:
        self.type = type_
        self.items = items
        self.description = f"an array of {len(items)}"
        self.is_native = all(item.is_native for item in items)

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
            return encode_items([value])[0]
        result: list[Any] = []
        try:
            for adapter, item in zip(self.items, value, strict=True):
                result.append(adapter.dump(item))
        except EncodeError as error:
            raise error.within(len(result)) from None
        return result

    def children(self) -> Iterable[TypeAdapter]:
        return self.items


class MapAdapter(NativeAdapter):
    """An object with keys that the document does not name."""

    description = "an object"
    json_types = frozenset({"object"})
    slots = frozenset({"object"})

    def __init__(self, type_: Any, key: TypeAdapter, value: TypeAdapter) -> None:
        self.type = type_
        self.key = key
        self.value = value
        self.is_native = key.is_native and value.is_native
        self.needs_hook = key.type is not str

    def load(self, data: Any) -> Any:
        if not is_object(data):
            raise MismatchError("not an object")
        if self.is_native:
            return super().load(data)
        load = self.value.load
        return {self._key(key): load(value) for key, value in data.items()}

    def list_unknown_keys(self, data: Any, path: Path) -> Iterator[UnknownKey]:
        for name, value in data.items() if is_object(data) else ():
            yield from self.value.list_unknown_keys(value, (path, str(name)))

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_object(data):
            walk.report(path, f"expected an object, got {describe(data)}", data)
            return data
        result: dict[Any, Any] = {}
        for name, value in data.items():
            here = (path, str(name))
            try:
                key = self._key(name)
            except (ValueError, msgspec.ValidationError):
                walk.report(here, f"expected {self.key.description} as the name", name)
                key = name
            result[key] = self.value.decode(value, walk, here)
        return result

    def _key(self, name: Any) -> Any:
        if self.key.type in (str, Any):
            return name
        return msgspec.convert(name, self.key.type, strict=False)

    def accepts(self, value: Any) -> bool:
        return is_object(value) and (
            not value or self.value.accepts(next(iter(value.values())))
        )

    def dump(self, value: Any) -> Any:
        if not is_object(value):
            return encode_items([value])[0]
        result: dict[Any, Any] = {}
        for key, item in value.items():
            try:
                result[key] = self.value.dump(item)
            except EncodeError as error:
                raise error.within(str(key)) from None
        return result

    def children(self) -> Iterable[TypeAdapter]:
        return (self.value,)
