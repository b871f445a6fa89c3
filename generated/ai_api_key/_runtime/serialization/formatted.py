"""Python classes that JSON writes as strings of a certain form: dates, UUIDs, bytes.

Dates and times are read as RFC 3339 writes them, beyond the forms that msgspec reads. A
date-time is sent in UTC with `Z`; a naive one is refused, it names no instant.
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from . import json_type_of
from .registry import encode_value
from .type_adapter import EncodeError, MismatchError, TypeAdapter

_DATE = r"(\d{4})-(\d\d)-(\d\d)"
_TIME = r"(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:([Zz])|([+-])(\d\d):(\d\d))"
_ZERO_YEAR = "0000"
_LEAP_SECOND = 60
NAIVE = "a date-time without a UTC offset (naive)"


class FormattedAdapter(TypeAdapter):
    """A string of a certain form."""

    json_types = frozenset({"string"})
    slots = frozenset({"string"})

    def load(self, data: Any) -> Any:
        try:
            return msgspec.convert(data, self.type)
        except msgspec.ValidationError:
            if not isinstance(data, str):
                raise
            return self.read(data)

    def read(self, text: str) -> Any:
        """The value of a form that msgspec refuses; raises `ValueError` for others."""
        raise MismatchError(f"not {self.description}")

    def explain(self, data: Any) -> str:
        if json_type_of(data) in self.json_types:
            return f"expected {self.description}, got {_OTHER_FORM[type(data)]}"
        return super().explain(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.type)


_OTHER_FORM = {
    str: "some other string",
    int: "some other number",
    float: "some other number",
}


class TimedeltaAdapter(FormattedAdapter):
    """A duration of fixed length."""

    type = timedelta
    description = "a duration"


class UuidAdapter(FormattedAdapter):
    """A UUID, which may also be given as its text."""

    type = UUID
    description = "a UUID"

    def accepts(self, value: Any) -> bool:
        return isinstance(value, (UUID, str))


class BytesAdapter(FormattedAdapter):
    """Bytes in base 64."""

    type: Any = bytes
    description = "base64"

    def read(self, text: str) -> Any:
        return _read_base64(text)


class DecimalAdapter(FormattedAdapter):
    """A decimal sent as a string; a JSON number is read too, digit for digit."""

    type = Decimal
    description = "a decimal"
    json_types = frozenset({"string", "number"})
    slots = frozenset({"custom"})
    needs_encoding = True

    def dump(self, value: Any) -> Any:
        return encode_value(Decimal(value) if isinstance(value, Decimal) else value)


def unpad_base64(text: str) -> bytes:
    """The bytes of base 64 (RFC 4648, 4), with padding or without."""
    digits = text.rstrip("=")
    return a2b_base64(digits + "=" * (-len(digits) % 4), strict_mode=True)


def _read_base64(text: str) -> bytes:
    """Base 64 also without padding or with line ends (RFC 2045, 6.8)."""
    return unpad_base64(text.replace("\r", "").replace("\n", ""))


class DateTimeAdapter(FormattedAdapter):
    """An instant, sent in UTC with `Z`."""

    type = datetime
    description = "a date-time"
    needs_encoding = True

    def read(self, text: str) -> Any:
        return _read_date_time(text)

    def dump(self, value: Any) -> Any:
        if type(value) is datetime and value.tzinfo is UTC:
            return value
        return encode_value(value)


class DateAdapter(FormattedAdapter):
    """A full-date; a date-time is no date, although Python's class says so."""

    type = date
    description = "a date"

    def read(self, text: str) -> Any:
        return _read_date(text)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, date) and not isinstance(value, datetime)


class TimeAdapter(FormattedAdapter):
    """A full-time of RFC 3339."""

    type = time
    description = "a time"

    def read(self, text: str) -> Any:
        return _read_time(text)


def to_utc(value: datetime) -> datetime:
    """The same instant in UTC, which msgspec writes with `Z`.

    Raises `EncodeError` for a naive date-time. One whose instant in UTC lies outside of
    Python's years 1 to 9999 keeps its offset.
    """
    if value.utcoffset() is None:
        raise EncodeError(NAIVE)
    try:
        moment = value.astimezone(UTC)
    except OverflowError:
        moment = value
    if type(moment) is datetime:
        return moment
    return datetime.combine(moment.date(), moment.timetz())


def _read_date_time(text: str) -> datetime | str:
    """A date-time of RFC 3339, 5.6, in its rarer forms.

    A leap second (`:60`) is the second after it, as in POSIX time. Digits beyond
    microseconds are rounded. Year 0000 is legal there but not in Python: such a text is
    returned as it is. Raises `ValueError` for anything else.
    """
    match = re.fullmatch(f"{_DATE}[Tt ]{_TIME}", text, re.ASCII)
    if match is None:
        raise ValueError("not a date-time")
    year, month, day, *clock = match.groups()
    if year == _ZERO_YEAR:
        return text
    moment, carry = _read_clock(clock)
    whole = datetime.combine(date(int(year), int(month), int(day)), moment)
    try:
        return whole + carry
    except OverflowError:
        return whole.replace(microsecond=999_999)


def _read_date(text: str) -> date | str:
    """A full-date of RFC 3339; one of year 0000 stays text. Else `ValueError`."""
    if re.fullmatch(r"0000-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text, re.ASCII):
        return text
    raise ValueError("not a date")


def _read_time(text: str) -> time:
    """A full-time of RFC 3339, leap second included. Raises `ValueError` otherwise."""
    match = re.fullmatch(_TIME, text, re.ASCII)
    if match is None:
        raise ValueError("not a time")
    moment, carry = _read_clock(list(match.groups()))
    return (datetime.combine(date(2000, 1, 1), moment) + carry).timetz()


def _read_clock(groups: list[str | None]) -> tuple[time, timedelta]:
    """The time of day, and the time to be added to it: leap second, rounding."""
    hour, minute, second, fraction, zulu, sign, offset_hour, offset_minute = groups
    seconds, micros = int(second or 0), round(float(f"0.{fraction or 0}") * 1_000_000)
    carry = timedelta(seconds=micros // 1_000_000)
    if seconds == _LEAP_SECOND:
        seconds, carry = seconds - 1, carry + timedelta(seconds=1)
    offset = timedelta(hours=int(offset_hour or 0), minutes=int(offset_minute or 0))
    zone = UTC if zulu else timezone(-offset if sign == "-" else offset)
    moment = time(int(hour or 0), int(minute or 0), seconds, micros % 1_000_000, zone)
    return moment, carry
