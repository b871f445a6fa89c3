"""Values to be sent whose type is known only by looking at them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeGuard
from uuid import UUID

import msgspec

from ..datetimes import utc
from ..formats import Base64Url, JsonDecimal, UnixTime, base64url, unix_time
from .registry import shape_of
from .type_adapter import Unsendable, is_object

__all__ = ["dump_any", "dump_date_time", "dump_decimal", "dump_items", "dump_unix_time"]

_READY = {str, int, bool, type(None), bytes, bytearray, UUID, date, time}
"""Types that msgspec writes right, exactly these and no subclass."""


def dump_any(value: Any) -> Any:
    """A value as msgspec writes it right, by its own type.

    Date-times go to UTC, NaN and infinity are refused, mappings and iterables of any
    class become dicts and lists. Raises `Unsendable`; a class that is none of all that
    is returned as it is.
    """
    kind: Any = value.__class__
    if kind in _READY or isinstance(value, Enum):
        return value
    if kind is float:
        return _finite(value)
    if isinstance(value, msgspec.Struct):
        return _dump_struct(value)
    if is_object(value):
        return _dump_mapping(value)
    return _dump_rare(value)


def _dump_rare(value: Any) -> Any:
    for kind, dump in _RARE:
        if isinstance(value, kind):
            return dump(value)
    return dump_items(value) if _has_items(value) else value


def dump_items(value: Iterable[Any]) -> list[Any]:
    """The items of an iterable, each by its own type."""
    items: list[Any] = []
    try:
        for item in value:
            items.append(dump_any(item))
    except Unsendable as error:
        raise error.within(len(items)) from None
    return items


def dump_date_time(value: datetime) -> datetime:
    """The instant in UTC; `Unsendable` when it is naive."""
    try:
        moment = utc(value)
    except ValueError as error:
        raise Unsendable(str(error)) from None
    if type(moment) is datetime:
        return moment
    return datetime.combine(moment.date(), moment.timetz())


def dump_unix_time(value: datetime) -> int | float:
    """Seconds since 1970; `Unsendable` when the date-time is naive."""
    try:
        return unix_time(value)
    except ValueError as error:
        raise Unsendable(str(error)) from None


def dump_decimal(value: Decimal) -> msgspec.Raw:
    """A decimal as a JSON number with all its digits."""
    if not value.is_finite():
        raise Unsendable("JSON has no NaN and no infinity")
    return msgspec.Raw(str(value).encode())


def _dump_struct(value: msgspec.Struct) -> Any:
    return shape_of(type(value)).dump(value)


def _dump_mapping(value: Mapping[Any, Any]) -> dict[Any, Any]:
    result: dict[Any, Any] = {}
    for key, item in value.items():
        try:
            result[key] = dump_any(item)
        except Unsendable as error:
            raise error.within(str(key)) from None
    return result


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise Unsendable("JSON has no NaN and no infinity")
    return float(value)


def _text_decimal(value: Decimal) -> Decimal:
    return value if type(value) is Decimal else Decimal(value)


def _as_it_is(value: msgspec.Raw) -> msgspec.Raw:
    return value


def _has_items(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


_RARE: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (UnixTime, dump_unix_time),
    (datetime, dump_date_time),
    (JsonDecimal, dump_decimal),
    (Decimal, _text_decimal),
    (Base64Url, base64url),
    (str, str.__str__),
    (bool, bool),
    (int, int),
    (float, _finite),
    (date, date.isoformat),
    (time, time.isoformat),
    ((bytes, bytearray, memoryview), bytes),
    (msgspec.Raw, _as_it_is),
)
"""Types with a form of their own, and subclasses that msgspec would refuse."""
