"""Shapes of Python types that JSON writes as strings or numbers of a certain form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from ..datetimes import read_date, read_date_time, read_time
from ..formats import (
    Base64Url,
    Duration,
    JsonDecimal,
    UnixTime,
    base64url,
    read_base64,
    read_base64url,
    read_unix_time,
)
from ..issues import Path, Walk
from .type_adapter import REJECT, Misfit, Shape, describe, kind_of, loads
from .untyped import dump_any, dump_date_time, dump_decimal, dump_unix_time

__all__ = ["FORMATS", "Bytes", "Content"]

_TEXT = frozenset({"string"})
_NUMBER = frozenset({"number"})


class Formatted(Shape):
    """A string of a certain form; where msgspec refuses it, `reader` has a say."""

    kinds = _TEXT
    slots = frozenset({"string"})

    def __init__(
        self, type_: Any, what: str, reader: Callable[[str], Any] | None = None
    ) -> None:
        self.type = type_
        self.what = what
        self._reader = reader

    def rank(self, data: Any) -> int:
        return 2 if kind_of(data) in self.kinds else REJECT

    def load(self, data: Any) -> Any:
        try:
            return msgspec.convert(data, self.type)
        except msgspec.ValidationError:
            if self._reader is None or not isinstance(data, str):
                raise
            return self._reader(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.type)


class Uuid(Formatted):
    """A UUID, which may also be given as its text."""

    def accepts(self, value: Any) -> bool:
        return isinstance(value, (UUID, str))

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        if not self.accepts(value) or not loads(self, str(value)):
            walk.report(path, "not a UUID", value)


class Date(Formatted):
    """A full-date; a date-time is no date, although Python's class says so."""

    def accepts(self, value: Any) -> bool:
        return isinstance(value, date) and not isinstance(value, datetime)


class DateTime(Formatted):
    """An instant, sent in UTC with `Z`."""

    special = True

    def dump(self, value: Any) -> Any:
        if type(value) is datetime and value.tzinfo is UTC:
            return value
        return dump_date_time(value) if isinstance(value, datetime) else dump_any(value)

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        super().check(value, walk, path)
        if isinstance(value, datetime) and value.utcoffset() is None:
            walk.report(path, "a date-time without a UTC offset (naive)", value)


class UnixSeconds(DateTime):
    """An instant, sent as the seconds since 1970."""

    kinds = _NUMBER
    hooked = True
    slots = frozenset({"custom"})

    def load(self, data: Any) -> Any:
        if isinstance(data, UnixTime):
            return data
        if type(data) not in (int, float):
            raise Misfit(f"{describe(data)} is not a Unix time")
        return read_unix_time(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, datetime)

    def dump(self, value: Any) -> Any:
        return dump_unix_time(value) if isinstance(value, datetime) else dump_any(value)


class Bytes(Formatted):
    """Bytes in base 64."""


class Content(Bytes):
    """Bytes beside a file type: text that is no base 64 is the content itself."""

    native = False

    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except (ValueError, msgspec.ValidationError):
            if not isinstance(data, str):
                raise
            return data.encode()


class UrlBytes(Bytes):
    """Bytes in the URL-safe base 64."""

    hooked = True
    slots = frozenset({"custom"})
    special = True

    def load(self, data: Any) -> Any:
        if isinstance(data, Base64Url):
            return data
        if not isinstance(data, str):
            raise Misfit("not a string")
        return read_base64url(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, bytes)

    def dump(self, value: Any) -> Any:
        return base64url(value) if isinstance(value, bytes) else dump_any(value)


class DurationText(Formatted):
    """An ISO 8601 duration, kept as text."""

    hooked = True
    slots = frozenset({"custom"})
    special = True

    def load(self, data: Any) -> Any:
        if not isinstance(data, str):
            raise Misfit("not a string")
        return Duration.read(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)

    def dump(self, value: Any) -> Any:
        return dump_any(value)


class DecimalText(Formatted):
    """A decimal sent as a string; a JSON number is read too, digit for digit."""

    kinds = _TEXT | _NUMBER
    slots = frozenset({"custom"})
    special = True

    def rank(self, data: Any) -> int:
        return 2 if type(data) is str else super().rank(data) and 1

    def dump(self, value: Any) -> Any:
        return dump_any(Decimal(value) if isinstance(value, Decimal) else value)


class DecimalNumber(Formatted):
    """A decimal sent as a JSON number."""

    kinds = _NUMBER
    hooked = True
    slots = frozenset({"custom"})
    special = True

    def load(self, data: Any) -> Any:
        if isinstance(data, Decimal):
            return JsonDecimal(data)
        if type(data) not in (int, float):
            raise Misfit("not a number")
        return JsonDecimal(repr(data))

    def accepts(self, value: Any) -> bool:
        return isinstance(value, Decimal)

    def dump(self, value: Any) -> Any:
        return dump_decimal(value) if isinstance(value, Decimal) else dump_any(value)


FORMATS: dict[object, Callable[[], Shape]] = {
    datetime: lambda: DateTime(datetime, "a date-time", read_date_time),
    date: lambda: Date(date, "a date", read_date),
    time: lambda: Formatted(time, "a time", read_time),
    timedelta: lambda: Formatted(timedelta, "a duration"),
    UUID: lambda: Uuid(UUID, "a UUID"),
    bytes: lambda: Bytes(bytes, "base64", read_base64),
    Decimal: lambda: DecimalText(Decimal, "a decimal"),
    Duration: lambda: DurationText(Duration, "an ISO 8601 duration"),
    UnixTime: lambda: UnixSeconds(UnixTime, "seconds since 1970"),
    Base64Url: lambda: UrlBytes(Base64Url, "base64url"),
    JsonDecimal: lambda: DecimalNumber(JsonDecimal, "a number"),
}
"""How the shape of each such type is made."""
