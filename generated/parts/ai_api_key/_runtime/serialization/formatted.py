"""Python classes that JSON writes as strings of a certain form: dates, UUIDs, bytes.

Dates and times are read as RFC 3339 writes them, beyond the forms that msgspec reads. A
date-time is sent in UTC with `Z`; a naive one is refused, it names no instant.
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from . import json_type_of
from .registry import encode_value
from .type_adapter import EncodeError, MismatchError, TypeAdapter

_DATE = r"(\d{4}-\d\d-\d\d)"
_TIME = r"(\d\d:\d\d):([0-5]\d(?:\.\d+)?|60(?:\.\d+)?)([Zz]|[+-]\d\d:\d\d)"
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


class UuidAdapter(FormattedAdapter):
    """A UUID, which may also be given as its text."""

    type = UUID
    description = "a UUID"

    def accepts(self, value: Any) -> bool:
        return isinstance(value, (UUID, str))


class BytesAdapter(FormattedAdapter):
    """Bytes in base 64, also without padding or with line ends (RFC 2045, 6.8)."""

    type: Any = bytes
    description = "base64"

    def read(self, text: str) -> Any:
        return unpad_base64(text.replace("\r", "").replace("\n", ""))


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
    """A full-date, text in year 0000; a date-time is none, whatever Python's class says."""

    type = date
    description = "a date"

    def read(self, text: str) -> Any:
        if re.fullmatch(r"0000-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text, re.ASCII):
            return text
        raise ValueError("not a date")

    def accepts(self, value: Any) -> bool:
        return isinstance(value, date) and not isinstance(value, datetime)


class TimeAdapter(FormattedAdapter):
    """A full-time of RFC 3339, leap second included."""

    type = time
    description = "a time"

    def read(self, text: str) -> Any:
        moment = _read_date_time(f"2000-01-01T{text}")
        if isinstance(moment, str):
            raise MismatchError("not a time")
        return moment.timetz()


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
    day, minute, second, offset = match.groups()
    if day.startswith("0000"):
        return text
    whole = datetime.fromisoformat(f"{day}T{minute}{offset.upper()}")
    try:
        return whole + timedelta(seconds=float(second))
    except OverflowError:
        return whole.replace(second=59, microsecond=999_999)
