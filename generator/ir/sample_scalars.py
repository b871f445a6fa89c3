"""Sample values of types without parts: `"2026-01-02"` for a date, `1` for an integer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from generator.ir.types import Kind, Primitive
from generator.patterns import match_pattern

_TEXTS: Mapping[Kind, str] = {
    Kind.BYTE: "aGVsbG8=",
    Kind.BASE64URL: "aGVsbG8",
    Kind.BINARY: "hello",
    Kind.DATE_TIME: "2026-01-02T03:04:05Z",
    Kind.DATE: "2026-01-02",
    Kind.TIME: "03:04:05Z",
    Kind.DURATION: "PT1H",
    Kind.UUID: "11111111-2222-4333-8444-555555555555",
    Kind.DECIMAL: "9.99",
}
_PATTERN_CANDIDATES = (
    "abc",
    "ABC",
    "a",
    "A",
    "1",
    "12345",
    "abc123",
    "abc-123",
    "abc_123",
    "1.0",
    "1.2.3",
    "2026-01-02",
    "someone@example.com",
    "https://example.com",
    "192.0.2.1",
    "#a1b2c3",
    "/a/b",
    "AB",
    "USD",
    "+41441234567",
)
"""Texts to try where a pattern is given; a pattern that takes none gets plain text."""
_NAMED_TEXTS = {
    "email": "someone@example.com",
    "url": "https://example.com",
    "uri": "https://example.com",
    "phone": "+41441234567",
    "currency": "USD",
    "country": "CH",
    "language": "en",
    "ip": "192.0.2.1",
}


def primitive_sample(type_: Primitive, name: str) -> object:
    """Return a sample of a value without parts, within its bounds.

    Args:
        type_: its type.
        name: of the property or parameter, a hint for plain texts.
    """
    if type_.kind is Kind.NULL:
        return None
    if type_.kind is Kind.BOOLEAN:
        return True
    limits = dict(type_.constraints.keywords)
    if type_.kind in (Kind.INTEGER, Kind.NUMBER, Kind.DECIMAL_NUMBER, Kind.UNIX_TIME):
        return _number_sample(type_.kind, limits)
    if type_.kind in _TEXTS:
        return _TEXTS[type_.kind]
    return _text_sample(limits, name)


_PARSERS: Mapping[Kind, Callable[[str], object]] = {
    Kind.DATE_TIME: datetime.fromisoformat,
    Kind.DATE: date.fromisoformat,
    Kind.UUID: UUID,
}


def is_of_kind(kind: Kind, value: object) -> bool:
    """Return whether a JSON value is of a kind, and readable as its format says."""
    if kind is Kind.ANY:
        return True
    if value is None or kind is Kind.NULL:
        return value is None and kind is Kind.NULL
    if isinstance(value, bool) or kind is Kind.BOOLEAN:
        return isinstance(value, bool) and kind is Kind.BOOLEAN
    if kind in (Kind.INTEGER, Kind.UNIX_TIME):
        return isinstance(value, int)
    if kind in (Kind.NUMBER, Kind.DECIMAL_NUMBER):
        return isinstance(value, (int, float))
    if not isinstance(value, str):
        return False
    try:
        _PARSERS.get(kind, str)(value)
    except ValueError:
        return False
    return True


def _number_sample(kind: Kind, limits: Mapping[str, object]) -> int | float:
    if kind is Kind.UNIX_TIME:
        return 1767323045
    step = _limit(limits, "multipleOf") or 1
    low, above = _limit(limits, "minimum"), _limit(limits, "exclusiveMinimum")
    high, below = _limit(limits, "maximum"), _limit(limits, "exclusiveMaximum")
    value: int | float = step
    if low is not None and value < low:
        value = -(-low // step) * step
    if above is not None and value <= above:
        value = (above // step + 1) * step
    if high is not None and value > high:
        value = high // step * step
    if below is not None and value >= below:
        value = (-(-below // step) - 1) * step
    return int(value) if kind is Kind.INTEGER else value


def _limit(limits: Mapping[str, object], keyword: str) -> int | float | None:
    value = limits.get(keyword)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value


def _text_sample(limits: Mapping[str, object], name: str) -> str:
    shortest, longest = limits.get("minLength", 0), limits.get("maxLength")
    low = shortest if isinstance(shortest, int) else 0
    high = longest if isinstance(longest, int) else None
    words = re.split(r"[^a-z]+", name.lower())
    text = next((_NAMED_TEXTS[word] for word in words if word in _NAMED_TEXTS), name)
    pattern = limits.get("pattern")
    if isinstance(pattern, str):
        matching = _matching_text(pattern, text, low, high)
        if matching is not None:
            return matching
    text = (text or "text").ljust(min(low, 200), "x")
    return text if high is None else text[:high]


@lru_cache(maxsize=1_000)
def _matching_text(pattern: str, text: str, low: int, high: int | None) -> str | None:
    """Return the first candidate that a pattern matches, within bounds of its length.

    None where no candidate does, and where the pattern is too slow to be asked again.
    """
    literal = re.sub(r"\\(.)", r"\1", pattern.removeprefix("^").removesuffix("$"))
    for candidate in (text or "text", *_PATTERN_CANDIDATES, literal):
        is_match = match_pattern(pattern, candidate)
        if is_match is None:
            return None
        if is_match and _fits(candidate, low, high):
            return candidate
    return None


def _fits(text: str, low: int, high: int | None) -> bool:
    return low <= len(text) and (high is None or len(text) <= high)
