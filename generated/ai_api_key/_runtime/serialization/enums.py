"""Shapes of types that list their values: enumerations and literals."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

import msgspec

from ..issues import Path, Walk
from .type_adapter import REJECT, Listed, Misfit, kind_of

__all__ = ["Enumeration", "OneOf"]

_SLOTS = {
    "string": "string",
    "number": "integer",
    "boolean": "boolean",
    "null": "null",
}


def _kinds(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(map(kind_of, values))


class Enumeration(Listed):
    """A class of `enum`; an open one takes values that it does not list."""

    def __init__(self, type_: type[Enum]) -> None:
        self.type = type_
        self.what = f"one of {type_.__name__}"
        self._values = frozenset(member.value for member in type_)
        self.kinds = _kinds(self._values)
        self.slots = frozenset(_SLOTS.get(kind, "custom") for kind in self.kinds)

    @property
    def values(self) -> frozenset[Any]:
        return self._values

    def rank(self, data: Any) -> int:
        if kind_of(data) not in self.kinds:
            return REJECT
        return 3 if data in self.values else 0

    def load(self, data: Any) -> Any:
        if type(data) is float and data.is_integer():
            data = int(data)
        return msgspec.convert(data, self.type)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.type) or kind_of(value) in self.kinds

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        plain = value.value if isinstance(value, Enum) else value
        if kind_of(plain) not in self.kinds or plain not in self.values:
            walk.report(path, f"not {self.what}", value)


class OneOf(Listed):
    """A `Literal`."""

    def __init__(self, type_: Any, values: tuple[Any, ...]) -> None:
        self.type = type_
        self.listed = [v.value if isinstance(v, Enum) else v for v in values]
        self._values = frozenset(self.listed)
        self.what = " or ".join(map(repr, self.listed))
        self.kinds = _kinds(self.values)
        self.slots = frozenset(_SLOTS.get(kind, "custom") for kind in self.kinds)
        self.native = not any(isinstance(v, (Enum, float)) for v in values)

    @property
    def values(self) -> frozenset[Any]:
        return self._values

    def rank(self, data: Any) -> int:
        return 4 if self._has(data) else REJECT

    def load(self, data: Any) -> Any:
        for value in self.listed:
            if value == data and kind_of(value) == kind_of(data):
                return value
        raise Misfit(f"expected {self.what}")

    def accepts(self, value: Any) -> bool:
        return self._has(value.value if isinstance(value, Enum) else value)

    def _has(self, data: Any) -> bool:
        """Whether data is a value, booleans apart from numbers."""
        return any(
            value == data and kind_of(value) == kind_of(data) for value in self.listed
        )
