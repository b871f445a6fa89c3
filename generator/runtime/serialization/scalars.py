"""Adapters of JSON's own scalars: null, booleans, numbers, strings, constants."""

from __future__ import annotations

from enum import Enum
from typing import Any, get_origin

from . import ANYTHING, describe, json_type_of
from .registry import NativeAdapter, encode_value
from .type_adapter import (
    EnumeratedType,
    MismatchError,
    TypeAdapter,
)


class AnyAdapter(TypeAdapter):
    """Any JSON value, kept as it is."""

    type = Any
    json_types = ANYTHING
    slots = frozenset({"anything"})
    needs_encoding = True

    def load(self, data: Any) -> Any:
        return data

    def from_text(self, text: str) -> Any:
        return text

    def accepts(self, value: Any) -> bool:
        return True

    def dump(self, value: Any) -> Any:
        return encode_value(value)


class NullAdapter(TypeAdapter):
    """Nothing but null."""

    type = None
    description = "null"
    json_types = frozenset({"null"})
    slots = frozenset({"null"})

    def load(self, data: Any) -> Any:
        if data is not None:
            raise MismatchError("not null")
        return None

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


class NumberAdapter(TypeAdapter):
    """A binary floating-point number; JSON has no NaN and no infinity."""

    type = float
    description = "a number"
    json_types = frozenset({"number"})
    slots = frozenset({"number"})
    needs_encoding = True

    def load(self, data: Any) -> Any:
        if type(data) is float:
            return data
        if type(data) is not int:
            raise MismatchError("not a number")
        try:
            return float(data)
        except OverflowError as error:
            raise MismatchError("beyond a double") from error

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

    def from_text(self, text: str) -> Any:
        return text

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


class LiteralAdapter(EnumeratedType):
    """A `Literal`: one of the constants that it lists."""

    def __init__(self, type_: Any, constants: tuple[Any, ...]) -> None:
        plain = [c.value if isinstance(c, Enum) else c for c in constants]
        super().__init__(type_, plain)
        self.is_native = not any(isinstance(c, (Enum, float)) for c in constants)

    def load(self, data: Any) -> Any:
        for constant in self.choices:
            if constant == data and json_type_of(constant) == json_type_of(data):
                return constant
        raise MismatchError(f"expected {self.description}")

    def accepts(self, value: Any) -> bool:
        return self._has(value.value if isinstance(value, Enum) else value)

    def _has(self, data: Any) -> bool:
        """Tell whether data is a constant, booleans apart from numbers."""
        return any(
            constant == data and json_type_of(constant) == json_type_of(data)
            for constant in self.choices
        )


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
