"""The emitted reply decoder beside one written by hand: `decoding.py PACKAGE ROUNDS`.

Prints microseconds of CPU for each answer, by its number of keys; the two in turn.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from statistics import median
from uuid import UUID

import msgspec

from benchmarks.probes.keys import keys

Way = Callable[[bytes, int], None]
"""Decodes a text so many times."""
SIZES = (1, 100, 10_000)
_WORK = 50_000
"""Keys to decode in one measurement."""


class Key(msgspec.Struct, kw_only=True):
    """A key, as one would write it by hand."""

    updated_at: datetime = msgspec.field(name="updated-at")
    name: str
    scope: str
    id: UUID
    org_uuid: UUID = msgspec.field(name="org-uuid")
    created_at: datetime = msgspec.field(name="created-at")


class Keys(msgspec.Struct, kw_only=True):
    """The answer."""

    ai_api_keys: list[Key] = msgspec.field(name="ai-api-keys")


def main(package: str, rounds: str) -> None:
    """Measure all sizes."""
    decode = import_module(f"{package}._runtime.serialization.codec").decode
    expected = import_module(f"{package}.models").ListAiApiKeysResponse
    by_hand = msgspec.json.Decoder(Keys).decode

    def emitted(data: bytes, times: int) -> None:
        for _ in range(times):
            decode(expected, data)

    def written(data: bytes, times: int) -> None:
        for _ in range(times):
            by_hand(data)

    ways: dict[str, Way] = {"emitted": emitted, "by hand": written}
    print(json.dumps({size: _measured(ways, size, int(rounds)) for size in SIZES}))


def _measured(ways: dict[str, Way], size: int, rounds: int) -> dict[str, float]:
    data = keys(size)
    found: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(2 * rounds + 1):
        for way, repeat in ways.items():
            found[way].append(_one(repeat, data, max(3, _WORK // (size + 10))))
    return {way: median(values) for way, values in found.items()}


def _one(repeat: Way, data: bytes, times: int) -> float:
    repeat(data, 1)
    started = time.process_time()
    repeat(data, times)
    return (time.process_time() - started) / times * 1e6


if __name__ == "__main__":
    main(*sys.argv[1:])
