"""Formats whose form on the wire is not the one that Python's own type has.

To type checkers `UnixTime` is `datetime`, `Base64Url` is `bytes` and `JsonDecimal` is
`Decimal`, so plain values are accepted. At run time each is a subclass, so that a
decoded value says by itself how it is sent.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from datetime import UTC, datetime
from datetime import timedelta as TimeDelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

import msgspec

from .serialization import describe
from .serialization.formatted import (
    NAIVE,
    BytesAdapter,
    DateTimeAdapter,
    FormattedAdapter,
    unpad_base64,
)
from .serialization.registry import (
    NOT_FINITE,
    encode_value,
    register_encoder,
    register_type,
)
from .serialization.type_adapter import EncodeError, MismatchError

_DURATION = (
    r"([+-]?)P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?"
    r"(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?"
)


class Duration(str):
    """An ISO 8601 duration (RFC 3339, appendix A) as its text, nothing lost."""

    __slots__ = ()

    @property
    def timedelta(self) -> TimeDelta:
        """The length of time.

        Raises `ValueError` for years and months, whose length depends on when they
        begin, and for a text that is no duration.
        """
        match = re.fullmatch(_DURATION, self, re.ASCII)
        if match is None:
            raise ValueError(f"not an ISO 8601 duration: {str(self)!r}")
        sign, years, months, *rest = match.groups()
        if int(years or 0) or int(months or 0):
            raise ValueError(f"years and months have no fixed length: {str(self)!r}")
        numbers = [float((part or "0").replace(",", ".")) for part in rest]
        weeks, days, hours, minutes, seconds = numbers
        length = TimeDelta(days, seconds, 0, 0, minutes, hours, weeks)
        return -length if sign == "-" else length

    @classmethod
    def of(cls, length: TimeDelta) -> Self:
        """The duration of a `timedelta`, in days, hours, minutes and seconds."""
        sign, length = ("-", -length) if length < TimeDelta(0) else ("", length)
        minutes, seconds = divmod(length.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        fraction = f".{length.microseconds:06}".rstrip("0").rstrip(".")
        day = f"{length.days}D" if length.days else ""
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        if seconds or fraction or not (day or clock):
            clock += f"{seconds}{fraction}S"
        return cls(f"{sign}P{day}{'T' + clock if clock else ''}")

    @classmethod
    def read(cls, text: str) -> Self:
        """The text as a duration; raises `ValueError` when it is none."""
        if re.fullmatch(_DURATION, text, re.ASCII) is None:
            raise ValueError("not an ISO 8601 duration")
        return cls(text)

    def __repr__(self) -> str:
        return f"Duration({str(self)!r})"


def _read_unix_time(seconds: float) -> datetime:
    """The instant so many seconds after 1970-01-01T00:00:00Z; `ValueError` if none."""
    try:
        moment = datetime.fromtimestamp(0, UTC) + TimeDelta(seconds=seconds)
    except OverflowError as error:
        raise ValueError("outside of the years 1 to 9999") from error
    return UnixTime.combine(moment.date(), moment.timetz())


def _write_unix_time(value: datetime) -> int | float:
    """Seconds since 1970-01-01T00:00:00Z, an integer where they are whole.

    Raises `EncodeError` for a naive date-time.
    """
    if value.utcoffset() is None:
        raise EncodeError(NAIVE)
    since = value - datetime(1970, 1, 1, tzinfo=UTC)
    if since.microseconds:
        return since.total_seconds()
    return since.days * 86_400 + since.seconds


def _read_base64url(text: str) -> bytes:
    """Base 64 with the URL-safe alphabet (RFC 4648, 5), with padding or without."""
    if "+" in text or "/" in text:
        raise ValueError("not base64url")
    return Base64Url(unpad_base64(text.replace("-", "+").replace("_", "/")))


def _write_base64url(value: bytes) -> str:
    """The URL-safe form without padding, as RFC 7515 writes it."""
    text = b2a_base64(value, newline=False).decode()
    return text.rstrip("=").replace("+", "-").replace("/", "_")


def _write_decimal(value: Decimal) -> msgspec.Raw:
    """A decimal as a JSON number with all its digits."""
    if not value.is_finite():
        raise EncodeError(NOT_FINITE)
    return msgspec.Raw(str(value).encode())


if TYPE_CHECKING:
    UnixTime = datetime
    Base64Url = bytes
    JsonDecimal = Decimal
else:

    class UnixTime(datetime):
        """A date-time that is sent as seconds since 1970."""

    class Base64Url(bytes):
        """Bytes that are sent in the URL-safe alphabet."""

    class JsonDecimal(Decimal):
        """A decimal that is sent as a JSON number, digit for digit."""


class UnixTimeAdapter(DateTimeAdapter):
    """An instant, sent as the seconds since 1970."""

    type = UnixTime
    description = "seconds since 1970"
    json_types = frozenset({"number"})
    needs_hook = True
    slots = frozenset({"custom"})

    def load(self, data: Any) -> Any:
        if isinstance(data, UnixTime):
            return data
        if type(data) not in (int, float):
            raise MismatchError(f"{describe(data)} is not a Unix time")
        return _read_unix_time(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, datetime)

    def dump(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return _write_unix_time(value)
        return encode_value(value)


class Base64UrlAdapter(BytesAdapter):
    """Bytes in the URL-safe base 64."""

    type = Base64Url
    description = "base64url"
    needs_hook = True
    needs_encoding = True
    slots = frozenset({"custom"})

    def load(self, data: Any) -> Any:
        if isinstance(data, Base64Url):
            return data
        if not isinstance(data, str):
            raise MismatchError("not a string")
        return _read_base64url(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, bytes)

    def dump(self, value: Any) -> Any:
        return (
            _write_base64url(value) if isinstance(value, bytes) else encode_value(value)
        )


class DurationAdapter(FormattedAdapter):
    """An ISO 8601 duration, kept as text."""

    type = Duration
    description = "an ISO 8601 duration"
    needs_hook = True
    needs_encoding = True
    slots = frozenset({"custom"})

    def load(self, data: Any) -> Any:
        if not isinstance(data, str):
            raise MismatchError("not a string")
        return Duration.read(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, str)

    def dump(self, value: Any) -> Any:
        return encode_value(value)


class JsonDecimalAdapter(FormattedAdapter):
    """A decimal sent as a JSON number."""

    type = JsonDecimal
    description = "a number"
    json_types = frozenset({"number"})
    needs_hook = True
    needs_encoding = True
    slots = frozenset({"custom"})

    def load(self, data: Any) -> Any:
        if isinstance(data, Decimal):
            return JsonDecimal(data)
        if type(data) not in (int, float):
            raise MismatchError("not a number")
        return JsonDecimal(repr(data))

    def accepts(self, value: Any) -> bool:
        return isinstance(value, Decimal)

    def dump(self, value: Any) -> Any:
        return (
            _write_decimal(value) if isinstance(value, Decimal) else encode_value(value)
        )


register_type(UnixTime, UnixTimeAdapter)
register_type(Base64Url, Base64UrlAdapter)
register_type(Duration, DurationAdapter)
register_type(JsonDecimal, JsonDecimalAdapter)
register_encoder(UnixTime, _write_unix_time)
register_encoder(Base64Url, _write_base64url)
register_encoder(JsonDecimal, _write_decimal)
