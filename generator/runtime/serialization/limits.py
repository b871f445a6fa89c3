"""Values held to the limits that the document sets, before they are sent.

Modules with types that are sent and have limits call `register_limits()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import Enum
from typing import Any

import msgspec

from ..constraints import Constraints
from . import Path, Walk
from .registry import LIMIT_CHECKS, encode_value
from .type_adapter import EncodeError, TypeAdapter

_LARGEST_EXPONENT = 400
"""Numbers beyond it are not divided exactly: a double goes to 1e308."""


def register_limits() -> None:
    """Have values that are sent held to the limits of their types."""
    LIMIT_CHECKS[:] = [_check_limits]


def _check_limits(adapter: TypeAdapter, value: Any, walk: Walk, path: Path) -> None:
    for limits in adapter.limits:
        for message in _list_violations(limits, value):
            walk.report(path, message, value)


def _list_violations(limits: Constraints, value: Any) -> Iterator[str]:
    """The limits that a value breaks, in words; none for values of other JSON types."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        yield from _text(limits, value)
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        yield from _number(limits, value)
    elif isinstance(value, (Mapping, msgspec.Struct)):
        yield from _properties(limits, value)
    elif isinstance(value, (Sequence, AbstractSet)) and not isinstance(value, bytes):
        yield from _items(limits, value)


def _text(limits: Constraints, value: str) -> Iterator[str]:
    size = _size(limits.min_length, limits.max_length, len(value), "characters")
    yield from size
    if limits.pattern is not None and limits.pattern.matches(value) is False:
        yield f"does not match the pattern {limits.pattern.source}"


def _number(limits: Constraints, value: float | Decimal) -> Iterator[str]:
    if limits.minimum is not None and value < limits.minimum:
        yield f"less than {limits.minimum}"
    if limits.maximum is not None and value > limits.maximum:
        yield f"greater than {limits.maximum}"
    low, high = limits.exclusive_minimum, limits.exclusive_maximum
    if low is not None and value <= low:
        yield f"not greater than {low}"
    if high is not None and value >= high:
        yield f"not less than {high}"
    if limits.multiple_of is not None and not _divides(limits.multiple_of, value):
        yield f"not a multiple of {limits.multiple_of}"


def _divides(divisor: float, value: float | Decimal) -> bool:
    """Exact division of the numbers as they are written: 0.3 is a multiple of 0.1."""
    from fractions import Fraction

    parts = [Decimal(str(number)) for number in (value, divisor)]
    if any(not p.is_finite() or abs(p.adjusted()) > _LARGEST_EXPONENT for p in parts):
        return True
    dividend, by = map(Fraction, parts)
    return not by or (dividend / by).denominator == 1


def _items(limits: Constraints, value: Any) -> Iterator[str]:
    yield from _size(limits.min_items, limits.max_items, len(value), "items")
    if limits.unique_items and _has_equal_items(value):
        yield "has equal items"


def _has_equal_items(value: Any) -> bool:
    try:
        texts = [
            msgspec.json.encode(_integral(encode_value(item)), order="deterministic")
            for item in value
        ]
    except (EncodeError, TypeError):  # reported as what it is, by its own adapter
        return False
    return len(set(texts)) < len(texts)


def _integral(data: Any) -> Any:
    """1.0 equals 1 in JSON Schema (2020-12, 4.2.2)."""
    return int(data) if isinstance(data, float) and data.is_integer() else data


def _properties(limits: Constraints, value: Any) -> Iterator[str]:
    if limits.min_properties is None and limits.max_properties is None:
        return
    if isinstance(value, msgspec.Struct):
        try:
            value = msgspec.to_builtins(encode_value(value), str_keys=True)
        except (EncodeError, TypeError):  # reported as what it is, by its own adapter
            return
    yield from _size(
        limits.min_properties, limits.max_properties, len(value), "properties"
    )


def _size(low: int | None, high: int | None, size: int, unit: str) -> Iterator[str]:
    if low is not None and size < low:
        yield "empty" if low == 1 else f"fewer than {low} {unit}"
    if high is not None and size > high:
        yield f"more than {high} {unit}"
