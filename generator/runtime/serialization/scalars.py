"""Shapes of what JSON has itself: null, booleans, numbers, strings, and anything."""

from __future__ import annotations

import math
from typing import Any, get_origin

from ..issues import Path, Walk
from .type_adapter import ANYTHING, REJECT, Misfit, Shape, Unsendable, describe, kind_of
from .untyped import dump_any

__all__ = ["Anything", "Boolean", "Integer", "Null", "Number", "Opaque", "String"]


class Anything(Shape):
    """Any JSON value, kept as it is."""

    type = Any
    kinds = ANYTHING
    slots = frozenset({"anything"})
    special = True

    def rank(self, data: Any) -> int:
        return 0

    def load(self, data: Any) -> Any:
        return data

    def accepts(self, value: Any) -> bool:
        return True

    def dump(self, value: Any) -> Any:
        return dump_any(value)

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        try:
            dump_any(value)
        except Unsendable as error:
            for segment in error.segments:
                path = (path, segment)
            walk.report(path, error.message, value)


class Null(Shape):
    """Nothing but null."""

    type = None
    what = "null"
    kinds = frozenset({"null"})
    slots = frozenset({"null"})

    def load(self, data: Any) -> Any:
        if data is not None:
            raise Misfit("not null")
        return None

    def accepts(self, value: Any) -> bool:
        return value is None


class Boolean(Shape):
    """true or false; neither is a number here, as in JSON."""

    type = bool
    what = "a boolean"
    kinds = frozenset({"boolean"})
    slots = frozenset({"boolean"})

    def accepts(self, value: Any) -> bool:
        return isinstance(value, bool)


class Integer(Shape):
    """An integer of any size; `1.0` is one too (JSON Schema 2020-12, 4.2.3)."""

    type = int
    what = "an integer"
    kinds = frozenset({"number"})
    slots = frozenset({"integer"})

    def rank(self, data: Any) -> int:
        if type(data) is int:
            return 3
        return 1 if type(data) is float and data.is_integer() else REJECT

    def load(self, data: Any) -> Any:
        if type(data) is int:
            return data
        if type(data) is float and data.is_integer():
            return int(data)
        raise Misfit("not an integer")

    def accepts(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool)


class Number(Shape):
    """A binary floating-point number; JSON has no NaN and no infinity."""

    type = float
    what = "a number"
    kinds = frozenset({"number"})
    slots = frozenset({"number"})
    special = True

    def rank(self, data: Any) -> int:
        return 2 if type(data) in (int, float) else REJECT

    def load(self, data: Any) -> Any:
        if type(data) is float:
            return data
        if type(data) is not int:
            raise Misfit("not a number")
        try:
            return float(data)
        except OverflowError as error:
            raise Misfit("beyond a double") from error

    def accepts(self, value: Any) -> bool:
        return isinstance(value, (int, float)) and not isinstance(value, bool)

    def dump(self, value: Any) -> Any:
        return dump_any(value)

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        super().check(value, walk, path)
        if isinstance(value, float) and not math.isfinite(value):
            walk.report(path, "JSON has no NaN and no infinity", value)


class String(Shape):
    """Any text."""

    type = str
    what = "a string"
    kinds = frozenset({"string"})
    slots = frozenset({"string"})

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)


class Opaque(Shape):
    """A class that has no form in JSON, such as a file: never read, sent elsewhere."""

    native = False
    special = True

    def __init__(self, type_: Any) -> None:
        self.type = type_
        self._class: Any = get_origin(type_) or type_
        self.what = getattr(type_, "__name__", None) or str(type_)

    def rank(self, data: Any) -> int:
        return 0 if self.accepts(data) and kind_of(data) not in ANYTHING else REJECT

    def load(self, data: Any) -> Any:
        if self.accepts(data):
            return data
        raise Misfit(f"{describe(data)} cannot be {self.what}")

    def accepts(self, value: Any) -> bool:
        return isinstance(self._class, type) and isinstance(value, self._class)

    def dump(self, value: Any) -> Any:
        return dump_any(value)
