"""Strings and numbers within constraints."""

from __future__ import annotations

import math
import string
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

import msgspec

from ..constraints import Constraints
from ..formats import Base64Url, Duration, JsonDecimal, UnixTime
from ..numerals import TextFloat, TextInt
from .pattern_sampler import matching

_START = datetime(2025, 1, 1, tzinfo=UTC)
_LONGEST = 1_000_000
"""Characters of a text; more is asked for by mistake."""
_SPAN = 1000
"""How far a number may be from the bound that it is drawn from."""


class Undrawable(ValueError):
    """No value was found that fits."""


def text(name: str, limits: Constraints, random: Random) -> str:
    """A string within its limits: of its pattern, else its name and a number."""
    least, most = limits.min_length or 0, limits.max_length
    if least > _LONGEST:
        raise Undrawable(f"more than {_LONGEST} characters")
    if limits.pattern is not None:
        found = matching(limits.pattern.source, random, least)
        if found is None or (most is not None and len(found) > most):
            raise Undrawable(f"no text for the pattern {limits.pattern.source}")
        return found
    drawn = f"{name}-{random.randrange(100)}"
    if most is not None and most < len(drawn):
        return _letters(most, random)
    return drawn + _letters(max(least - len(drawn), 0), random)


def _letters(count: int, random: Random) -> str:
    return "".join(random.choices(string.ascii_lowercase, k=count))


def number(limits: Constraints, random: Random, *, whole: bool) -> Any:
    """A number within its limits; an `int` where a whole one is asked for."""
    low, high = _bounds(limits)
    step = limits.multiple_of or (1 if whole else 0)
    if step:
        return _multiple(low, high, step, random, limits)
    if high - low <= 2:
        return low + (high - low) * random.randint(1, 7) / 8
    return low + 0.25 + random.randrange(int(high - low))


def _multiple(
    low: float, high: float, step: float, random: Random, limits: Constraints
) -> Any:
    first, last = _first(low, step), -_first(-high, step)
    first += first * step == limits.exclusive_minimum
    last -= last * step == limits.exclusive_maximum
    if first > last:
        raise Undrawable(f"no multiple of {step} from {low} to {high}")
    drawn = random.randint(first, last) * step
    return drawn if isinstance(drawn, int) else round(drawn, 10)


def _first(low: float, step: float) -> int:
    """The least whole number of steps; exact for integers, however long."""
    if isinstance(low, int) and isinstance(step, int):
        return -(-low // step)
    return math.ceil(low / step)


def _bounds(limits: Constraints) -> tuple[float, float]:
    """The least and the greatest value, not far from each other."""
    lows = [x for x in (limits.minimum, limits.exclusive_minimum) if x is not None]
    highs = [x for x in (limits.maximum, limits.exclusive_maximum) if x is not None]
    high = min(highs) if highs else None
    low = max(lows, default=1 if high is None or high >= 1 else high - _SPAN)
    return low, low + _SPAN if high is None else min(high, low + _SPAN)


def _moment(random: Random) -> datetime:
    return _START + timedelta(seconds=random.randrange(30_000_000))


def _date_time(limits: Constraints, random: Random) -> str:
    return f"{_moment(random):%Y-%m-%dT%H:%M:%SZ}"


def _date(limits: Constraints, random: Random) -> str:
    return f"{_moment(random):%Y-%m-%d}"


def _time(limits: Constraints, random: Random) -> str:
    return f"{_moment(random):%H:%M:%SZ}"


def _duration(limits: Constraints, random: Random) -> str:
    return f"PT{random.randint(1, 59)}M"


def _uuid(limits: Constraints, random: Random) -> str:
    return str(UUID(int=random.getrandbits(128), version=4))


def _base64(limits: Constraints, random: Random) -> str:
    return b64encode(random.randbytes(6)).decode()


def _base64url(limits: Constraints, random: Random) -> str:
    return urlsafe_b64encode(random.randbytes(6)).decode()


def _decimal(limits: Constraints, random: Random) -> str:
    return f"{number(limits, random, whole=False):.2f}"


def _seconds(limits: Constraints, random: Random) -> int:
    return int(_moment(random).timestamp())


def _integer(limits: Constraints, random: Random) -> Any:
    return number(limits, random, whole=True)


def _number(limits: Constraints, random: Random) -> Any:
    return number(limits, random, whole=False)


FORMATTED: dict[object, Callable[[Constraints, Random], Any]] = {
    datetime: _date_time,
    date: _date,
    time: _time,
    timedelta: _duration,
    Duration: _duration,
    UUID: _uuid,
    bytes: _base64,
    Base64Url: _base64url,
    Decimal: _decimal,
    UnixTime: _seconds,
    JsonDecimal: _number,
    TextInt: _integer,
    TextFloat: _number,
}
"""Functions that draw a value of each type with a form of its own, as JSON has it."""


def merged_limits(outer: Constraints, inner: Constraints) -> Constraints:
    """All limits together; of two of a kind the inner one."""
    given = {
        name: value
        for row in (outer, inner)
        for name, value in msgspec.structs.asdict(row).items()
        if value is not None and value is not False
    }
    return Constraints(**given)
