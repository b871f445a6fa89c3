"""Adapters of JSON's own types: null, booleans, numbers, strings, arrays, maps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeGuard, get_origin

import msgspec

from . import ANYTHING, Path, Walk, describe, is_object
from .registry import NativeAdapter, encode_items, encode_mapping, encode_value
from .type_adapter import MismatchError, TypeAdapter, UnknownKey


class AnyAdapter(TypeAdapter):
    """Any JSON value, kept as it is."""

    type = Any
    json_types = ANYTHING
    slots = frozenset({"anything"})
    needs_encoding = True

    def load(self, data: Any) -> Any:
        return data

    def accepts(self, value: Any) -> bool:
        return True

    def dump(self, value: Any) -> Any:
        return encode_value(value)


class NullAdapter(NativeAdapter):
    """Nothing but null."""

    type: Any = None
    description = "null"
    json_types = frozenset({"null"})
    slots = frozenset({"null"})

    def accepts(self, value: Any) -> bool:
        return value is None


class BooleanAdapter(NativeAdapter):
    """true or false; neither is a number here, as in JSON."""

    type = bool
    description = "a boolean"
    json_types = frozenset({"boolean"})
    slots = frozenset({"boolean"})

    def accepts(self, value: Any) -> bool:
        return isinstance(value, bool)


class IntegerAdapter(TypeAdapter):
    """An integer of any size; `1.0` is one too (JSON Schema 2020-12, 4.2.3)."""

    type = int
    description = "an integer"
    json_types = frozenset({"number"})
    slots = frozenset({"integer"})

    def load(self, data: Any) -> Any:
        if type(data) is int:
            return data
        if type(data) is float and data.is_integer():
            return int(data)
        raise MismatchError("not an integer")

    def explain(self, data: Any) -> str:
        if type(data) is float:
            return "expected an integer, got a number with a fraction"
        return super().explain(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool)


class NumberAdapter(NativeAdapter):
    """A binary floating-point number; JSON has no NaN and no infinity."""

    type = float
    description = "a number"
    json_types = frozenset({"number"})
    slots = frozenset({"number"})
    needs_encoding = True

    def explain(self, data: Any) -> str:
        if type(data) is int:
            return "expected a number, got one beyond a double"
        return super().explain(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, (int, float)) and not isinstance(value, bool)

    def dump(self, value: Any) -> Any:
        return encode_value(value)


class StringAdapter(NativeAdapter):
    """Any text."""

    type = str
    description = "a string"
    json_types = frozenset({"string"})
    slots = frozenset({"string"})

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


class OpaqueAdapter(TypeAdapter):
    """A class that has no form in JSON, such as a file: never read, sent elsewhere."""

    is_native = False
    needs_encoding = True

    def __init__(self, type_: Any) -> None:
        self.type = type_
        self._class: Any = get_origin(type_) or type_
        self.description = getattr(type_, "__name__", None) or str(type_)

    def load(self, data: Any) -> Any:
        if self.accepts(data):
            return data
        raise MismatchError(f"{describe(data)} cannot be {self.description}")

    def accepts(self, value: Any) -> bool:
        return isinstance(self._class, type) and isinstance(value, self._class)

    def dump(self, value: Any) -> Any:
        return encode_value(value)


_NO_ARRAYS = (str, bytes, bytearray, memoryview, Mapping, msgspec.Struct)
"""Iterables that are no arrays."""


def is_array(data: Any) -> TypeGuard[Collection[Any]]:
    """Tell whether plain data is an array."""
    return isinstance(data, (list, tuple, set, frozenset))


def has_items(value: Any) -> TypeGuard[Iterable[Any]]:
    """Tell whether a value to be sent is a sequence of items."""
    return isinstance(value, Iterable) and not isinstance(value, _NO_ARRAYS)


class SequenceAdapter(NativeAdapter):
    """An array."""

    description = "an array"
    json_types = frozenset({"array"})
    slots = frozenset({"array"})
    length: int | None = None
    """The number of items, where the type says it."""

    def item_at(self, index: int) -> TypeAdapter:
        """The adapter of an item, by its place."""
        raise NotImplementedError


class ArrayAdapter(SequenceAdapter):
    """A list of items of one type."""

    def __init__(self, type_: Any, item: TypeAdapter) -> None:
        self.type = type_
        self.item = item
        self.is_native = item.is_native

    def item_at(self, index: int) -> TypeAdapter:
        return self.item

    def load(self, data: Any) -> Any:
        if not is_array(data):
            raise MismatchError("not an array")
        if self.is_native:
            return super().load(data)
        load = self.item.load
        return [load(item) for item in data]

    def list_unknown_keys(self, data: Any, path: Path) -> Iterator[UnknownKey]:
        for at, item in enumerate(data if is_array(data) else ()):
            yield from self.item.list_unknown_keys(item, (path, at))

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_array(data):
            walk.report(path, f"expected an array, got {describe(data)}", data)
            return data
        decode = self.item.decode
        return [decode(item, walk, (path, at)) for at, item in enumerate(data)]

    def accepts(self, value: Any) -> bool:
        if not has_items(value):
            return False
        if not is_array(value) or not value:
            return True
        return self.item.accepts(next(iter(value)))

    def dump(self, value: Any) -> Any:
        if not has_items(value):
            return encode_value(value)
        return encode_items(value, self.item.dump)

    def children(self) -> Iterable[TypeAdapter]:
        return (self.item,)


class MapAdapter(NativeAdapter):
    """An object with keys that the document does not name."""

    description = "an object"
    json_types = frozenset({"object"})
    slots = frozenset({"object"})

    def __init__(self, type_: Any, value: TypeAdapter) -> None:
        self.type = type_
        self.value = value
        self.is_native = value.is_native

    def load(self, data: Any) -> Any:
        if not is_object(data):
            raise MismatchError("not an object")
        if self.is_native:
            return super().load(data)
        load = self.value.load
        return {key: load(value) for key, value in data.items()}

    def list_unknown_keys(self, data: Any, path: Path) -> Iterator[UnknownKey]:
        for name, value in data.items() if is_object(data) else ():
            yield from self.value.list_unknown_keys(value, (path, str(name)))

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_object(data):
            walk.report(path, f"expected an object, got {describe(data)}", data)
            return data
        decode = self.value.decode
        return {key: decode(item, walk, (path, key)) for key, item in data.items()}

    def accepts(self, value: Any) -> bool:
        return is_object(value) and (
            not value or self.value.accepts(next(iter(value.values())))
        )

    def dump(self, value: Any) -> Any:
        if not is_object(value):
            return encode_value(value)
        return encode_mapping(value, self.value.dump)

    def children(self) -> Iterable[TypeAdapter]:
        return (self.value,)
