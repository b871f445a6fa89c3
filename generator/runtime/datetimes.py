"""Dates and times as RFC 3339 writes them, beyond what msgspec reads by itself."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

__all__ = ["read_date", "read_date_time", "read_time", "utc"]

_DATE = r"(\d{4})-(\d\d)-(\d\d)"
_TIME = r"(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:([Zz])|([+-])(\d\d):(\d\d))"
_ZERO_YEAR = "0000"
_LEAP_SECOND = 60


def utc(value: datetime) -> datetime:
    """The same instant in UTC, which msgspec writes with `Z`.

    Raises `ValueError` for a naive date-time. One whose instant in UTC lies outside of
    Python's years 1 to 9999 keeps its offset.
    """
    if value.tzinfo is UTC:
        return value
    if value.utcoffset() is None:
        raise ValueError("a date-time without a UTC offset (naive)")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return value


def read_date_time(text: str) -> datetime | str:
    """A date-time of RFC 3339, 5.6, in its rarer forms.

    A leap second (`:60`) is the second after it, as in POSIX time. Digits beyond
    microseconds are rounded. Year 0000 is legal there but not in Python: such a text is
    returned as it is. Raises `ValueError` for anything else.
    """
    found = re.fullmatch(f"{_DATE}[Tt ]{_TIME}", text, re.ASCII)
    if found is None:
        raise ValueError("not a date-time")
    year, month, day, *clock = found.groups()
    if year == _ZERO_YEAR:
        return text
    moment, carry = _clock(clock)
    whole = datetime.combine(date(int(year), int(month), int(day)), moment)
    try:
        return whole + carry
    except OverflowError:
        return whole.replace(microsecond=999_999)


def read_date(text: str) -> date | str:
    """A full-date of RFC 3339; one of year 0000 stays text. Else `ValueError`."""
    if re.fullmatch(r"0000-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text, re.ASCII):
        return text
    raise ValueError("not a date")


def read_time(text: str) -> time:
    """A full-time of RFC 3339, leap second included. Raises `ValueError` otherwise."""
    found = re.fullmatch(_TIME, text, re.ASCII)
    if found is None:
        raise ValueError("not a time")
    moment, carry = _clock(list(found.groups()))
    return (datetime.combine(date(2000, 1, 1), moment) + carry).timetz()


def _clock(groups: list[str | None]) -> tuple[time, timedelta]:
    """The time of day, and what is to be added to it: leap second, rounding."""
    hour, minute, second, fraction, zulu, sign, offset_hour, offset_minute = groups
    seconds, micros = int(second or 0), round(float(f"0.{fraction or 0}") * 1_000_000)
    carry = timedelta(seconds=micros // 1_000_000)
    if seconds == _LEAP_SECOND:
        seconds, carry = seconds - 1, carry + timedelta(seconds=1)
    offset = timedelta(hours=int(offset_hour or 0), minutes=int(offset_minute or 0))
    zone = UTC if zulu else timezone(-offset if sign == "-" else offset)
    moment = time(int(hour or 0), int(minute or 0), seconds, micros % 1_000_000, zone)
    return moment, carry
