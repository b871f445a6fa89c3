"""The limits of values: `Annotated[int, Constraints(minimum=1)]`.

msgspec ignores them, so decoding costs nothing for them. They matter when values that
are sent are checked.
"""

from __future__ import annotations

from copy import copy
from typing import Any

import msgspec

from .serialization.type_adapter import TypeAdapter


class Constraints(msgspec.Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """Limits in the words of JSON Schema Validation (2020-12, section 6).

    A limit applies only to values of its own JSON type, so one set of constraints
    may stand on a nullable type. Lengths count code points.
    """

    min_length: int | None = None
    max_length: int | None = None
    pattern: Any = None
    """A `patterns.Pattern`."""
    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None

    def wrap_adapter(self, type_: Any, adapter: TypeAdapter) -> TypeAdapter:
        """The adapter of `Annotated[T, self]`, from that of `T`."""
        limited = copy(adapter)
        limited.limits = (*adapter.limits, self)
        return limited
