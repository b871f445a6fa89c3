"""Types that list their values, such as `Literal["a", "b"]`.

Modules that write literals call `register_literals()`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Literal

from . import json_type_of
from .registry import register
from .type_adapter import MismatchError, TypeAdapter

_MAX_SHOWN = 40
"""Characters of a value that a message repeats."""
_MAX_CHOICES = 8
"""Choices that a message lists."""
_SLOTS = {"string": "string", "number": "integer", "boolean": "boolean", "null": "null"}


def shorten(text: str) -> str:
    """A text as a message shows it: cut where it is long."""
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"


def join_choices(choices: Iterable[str]) -> str:
    """Choices as a message shows them, the first of many: `'a', 'b' or 'c'`."""
    shown = list(choices)
    if len(shown) > _MAX_CHOICES:
        return f"one of {', '.join(shown[:_MAX_CHOICES])}, …"
    return " or ".join((", ".join(shown[:-1]), shown[-1]) if shown[1:] else shown)


class EnumeratedType(TypeAdapter):
    """The plan for a type that lists its values."""

    def __init__(self, type_: Any, values: Iterable[Any]) -> None:
        self.type = type_
        self.choices = tuple(values)
        self.description = join_choices(map(repr, self.choices))
        self.values = frozenset(self.choices)
        """The values that the type lists, as JSON has them."""
        self.json_types = frozenset(map(json_type_of, self.values))
        self.slots = frozenset(_SLOTS.get(name, "custom") for name in self.json_types)

    def explain(self, data: Any) -> str:
        if json_type_of(data) in self.json_types:
            return f"expected {self.description}, got {shorten(repr(data))}"
        return super().explain(data)


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


def register_literals() -> None:
    """Make `Literal` known to the codec."""
    register(Literal, LiteralAdapter)
