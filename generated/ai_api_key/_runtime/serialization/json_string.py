"""The shape of a string that holds JSON (JSON Schema Validation 2020-12, section 8.5)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import msgspec

from ..issues import Path, Walk
from .registry import shape_of
from .type_adapter import REJECT, Misfit, Shape, describe
from .wire import JsonTextType

__all__ = ["JsonString"]


class JsonString(Shape):
    """`JsonText[T]`: read from the text of a `T`, sent as one."""

    what = "a string of JSON"
    kinds = frozenset({"string"})
    hooked = True
    special = True

    def __init__(self, type_: JsonTextType) -> None:
        self.type = type_

    @cached_property
    def inner(self) -> Shape:
        """The shape of the value that the text is of."""
        return shape_of(self.type.argument)

    def rank(self, data: Any) -> int:
        return 2 if isinstance(data, str) else REJECT

    def load(self, data: Any) -> Any:
        return self.inner.load(self._parsed(data))

    def _parsed(self, data: Any) -> Any:
        if not isinstance(data, str):
            raise Misfit(f"expected {self.what}, got {describe(data)}")
        try:
            return msgspec.json.decode(data)
        except (msgspec.DecodeError, RecursionError) as error:
            raise Misfit(f"not JSON: {error}") from None

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        try:
            parsed = self._parsed(data)
        except Misfit as error:
            walk.report(path, str(error), data)
            return data
        return self.inner.decode(parsed, walk, path)

    def accepts(self, value: Any) -> bool:
        return self.inner.accepts(value)

    def dump(self, value: Any) -> Any:
        from .codec import encode

        return encode(value, self.type.argument).decode()

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        self.inner.check(value, walk, path)

    def children(self) -> Iterable[Shape]:
        return (self.inner,)
