"""Strings that hold JSON (JSON Schema Validation 2020-12, section 8.5): `JsonText[T]`.

To type checkers `JsonText[T]` is `T`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec

from . import Path, Walk, describe
from .checks import check_inner, register_check
from .match_scores import register_score, score_format
from .registry import adapter_for, register_base, write_json
from .type_adapter import MismatchError, TypeAdapter
from .wire import WireType, marker_for

T = TypeVar("T")

if TYPE_CHECKING:
    JsonText = Annotated[T, "JSON text"]
    """A value that travels as a string of JSON text."""
else:

    class JsonText:
        """A value that travels as a string of JSON text."""

        def __class_getitem__(cls, argument: object) -> WireType:
            """The marker of a type, one for each."""
            return marker_for(_Marker, "JsonText", argument)


class _Marker:
    """The base of the markers `JsonText[T]`."""


class JsonStringAdapter(TypeAdapter):
    """`JsonText[T]`: read from the text of a `T`, sent as one."""

    description = "a string of JSON"
    json_types = frozenset({"string"})
    needs_hook = True
    needs_encoding = True

    def __init__(self, type_: Any) -> None:
        self.type = type_

    @cached_property
    def inner(self) -> TypeAdapter:
        """The adapter of the value that the text is of."""
        return adapter_for(self.type.argument)

    def load(self, data: Any) -> Any:
        return self.inner.load(self._parse(data))

    def _parse(self, data: Any) -> Any:
        if not isinstance(data, str):
            raise MismatchError(f"expected {self.description}, got {describe(data)}")
        try:
            return msgspec.json.decode(data)
        except (msgspec.DecodeError, RecursionError) as error:
            raise MismatchError(f"not JSON: {error}") from None

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        try:
            parsed = self._parse(data)
        except MismatchError as error:
            walk.report(path, str(error), data)
            return data
        return self.inner.decode(parsed, walk, path)

    def accepts(self, value: Any) -> bool:
        return self.inner.accepts(value)

    def dump(self, value: Any) -> Any:
        return write_json(self.inner.dump(value)).decode()

    def children(self) -> Iterable[TypeAdapter]:
        return (self.inner,)


register_base(_Marker, JsonStringAdapter)
register_check(JsonStringAdapter, check_inner)
register_score(JsonStringAdapter, score_format)
