"""Samples of strings and numbers."""

from __future__ import annotations

import math
import random
import string
import uuid
from base64 import b64encode, urlsafe_b64encode
from datetime import UTC, date, datetime, timedelta
from typing import Any

from generator.runtime.testing.pattern_sampler import matching

_WORDS = ("alpha", "two words", "café", "a/b", "1 & 1=2?", "x", "naïve+plus", "50%")
_NAMES = ("web-1", "blue", "main.example")
_START = datetime(2020, 1, 1, tzinfo=UTC)


class Unfit(Exception):
    """Constraints that this sampler finds no value for."""


def string_of(schema: dict[str, Any], rng: random.Random, *, plain: bool) -> str:
    """Return a string for a flat schema; `plain` keeps to letters good for a path."""
    least = int(schema.get("minLength") or 0)
    most = schema.get("maxLength")
    if isinstance(schema.get("pattern"), str):
        found = matching(schema["pattern"], rng, least)
        if found is None:
            raise Unfit(schema["pattern"])
        return found
    text = formatted(schema.get("format"), rng)
    if text is None:
        text = rng.choice(_NAMES if plain else _WORDS)
        text += "".join(
            rng.choices(string.ascii_lowercase, k=max(least - len(text), 0))
        )
        return text if most is None else text[: int(most)]
    return text


def formatted(name: Any, rng: random.Random) -> str | None:
    """Return a string of a format; None for one that says nothing on its letters."""
    when = _START + timedelta(seconds=rng.randrange(300_000_000))
    match name:
        case "date-time":
            return _instant(when, rng)
        case "date":
            return date.isoformat(when.date())
        case "time":
            return f"{when:%H:%M:%S}Z"
        case "duration":
            return rng.choice(("P1DT2H", "PT30S", "P3W"))
        case "uuid":
            return str(uuid.UUID(int=rng.getrandbits(128), version=4))
        case "email" | "idn-email":
            return "someone@example.com"
        case "uri" | "url" | "iri":
            return "https://example.com/a?b=c"
        case "uri-reference":
            return "/a/b"
        case "hostname" | "idn-hostname":
            return "host.example.com"
        case "ipv4" | "ip":
            return f"192.0.2.{rng.randrange(256)}"
        case "ipv6":
            return f"2001:db8::{rng.randrange(1, 9999):x}"
        case "byte":
            return b64encode(rng.randbytes(6)).decode()
        case "base64url":
            return urlsafe_b64encode(rng.randbytes(6)).decode()
        case "decimal":
            return f"{rng.randrange(1000)}.25"
        case "int64" | "uint64" | "int32":
            return str(rng.randrange(10_000))
        case "json-pointer":
            return "/a/0"
        case "regex":
            return "^a+$"
    return None


def _instant(when: datetime, rng: random.Random) -> str:
    """Write an instant in one of the forms of RFC 3339."""
    if rng.random() < 0.3:
        return f"{when:%Y-%m-%dT%H:%M:%S}.{rng.randrange(1, 999_999):06}Z"
    if rng.random() < 0.3:
        return f"{when:%Y-%m-%dT%H:%M:%S}+02:00"
    return f"{when:%Y-%m-%dT%H:%M:%S}Z"


def number_of(schema: dict[str, Any], rng: random.Random, *, whole: bool) -> float:
    """Return a number for a flat schema."""
    low, high = _bounds(schema)
    step = schema.get("multipleOf")
    if step:
        return _multiple(low, high, step, rng)
    if whole:
        first, last = math.ceil(low), math.floor(high)
        if first > last:
            raise Unfit(f"no integer from {low} to {high}")
        return rng.randint(first, last)
    if high - low < 0.5:
        return low
    return min(high, low + 0.25 + rng.randrange(max(1, int(high - low))))


def _bounds(schema: dict[str, Any]) -> tuple[float, float]:
    """Return the least and the greatest value, within a thousand of each other."""
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if above is True and low is not None:
        low += 1
    elif above is not None and not isinstance(above, bool):
        low = above + 1 if low is None else max(low, above + 1)
    if below is True and high is not None:
        high -= 1
    elif below is not None and not isinstance(below, bool):
        high = below - 1 if high is None else min(high, below - 1)
    if low is None:
        low = 1 if high is None else min(1, high)
    return low, low + 1000 if high is None else min(high, low + 1000)


def _multiple(low: float, high: float, step: float, rng: random.Random) -> float:
    first, last = math.ceil(low / step), math.floor(high / step)
    if first > last:
        raise Unfit(f"no multiple of {step} from {low} to {high}")
    value: float = rng.randint(first, last) * step
    return round(value, 10) if isinstance(step, float) else value
