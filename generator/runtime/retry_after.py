"""The wait that a server asks for before another try (RFC 9110 section 10.2.3)."""

from __future__ import annotations

import time
from math import isnan

from .headers import Headers


def asked_wait(headers: Headers) -> float | None:
    """The seconds that a response asks to wait, by `retry-after-ms` or `Retry-After`."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None or value is None:
        return seconds
    return _until(value)


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text is not None else None
    except ValueError:
        return None
    return None if number is None or isnan(number) else number


def _until(text: str) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError):
        return None
