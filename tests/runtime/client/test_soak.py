"""Many calls with many faults: each one accounted for, nothing leaked, nothing mixed."""

from __future__ import annotations

import asyncio
import gc
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any, NamedTuple

import pytest

from generator.runtime import errors
from generator.runtime.client import (
    BaseAsyncClient,
    BaseClient,
    async_call_of,
    call_of,
)
from generator.runtime.io_backend import Blocking, Driver
from generator.runtime.options import RequestOptions
from generator.runtime.parameters.path import PathParameter
from generator.runtime.transport import Timeout

from .calls import KINDS, api, operation
from .faulty import FAULTS, Faulty, faulty

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("every_transport")]

FAULTY = 0.1
RARE = 0.02
"""Of the faults, how many are silence, which costs a timeout each."""
WORKERS = 8
MOST_OBJECTS = 1000
OPTIONS: dict[str, Any] = {"timeout": Timeout(read=0.5), "max_retries": 2}


class Planned(NamedTuple):
    """A call that is to be made."""

    number: int
    fault: str
    retried: bool


def plan(count: int) -> list[Planned]:
    """The calls, the same ones in each run."""
    random = Random(count)
    loud = [fault for fault in FAULTS if fault != "silence"]
    found: list[Planned] = []
    for number in range(count):
        fault = "fine"
        if random.random() < FAULTY:
            fault = "silence" if random.random() < RARE else random.choice(loud)
        found.append(Planned(number, fault, random.random() < 0.5))
    return found


OPERATION = operation(
    path="/{fault}/{number}",
    parameters=(PathParameter("fault"), PathParameter("number")),
)


def arguments(row: Planned) -> tuple[Any, dict[str, Any], RequestOptions]:
    """The method of a call; half of them are not tried again."""
    options: RequestOptions = {} if row.retried else {"max_retries": 0}
    return OPERATION, {"fault": row.fault, "number": row.number}, options


def judged(row: Planned, result: object) -> str:
    """The outcome in a word; a result is its own call's, an error is a typed one."""
    if isinstance(result, errors.ApiError):
        assert row.fault != "fine", result
        assert f"/{row.fault}/{row.number}" in str(result)
        return type(result).__name__
    assert result == {"n": row.number}
    assert row.fault == "fine"
    return "result"


def objects() -> int:
    """How many objects there are; a leak of any kind makes them more."""
    for _ in range(3):
        gc.collect()
    return len(gc.get_objects())


class Soak:
    """The outcomes of a soak, and the objects there were half-way and at its end."""

    def __init__(self, rows: list[Planned]) -> None:
        half = len(rows) // 2
        self.parts = rows[:half], rows[half:]
        self.outcomes: Counter[str] = Counter()
        self.objects: list[int] = []

    def blocking(self, server: Faulty) -> None:
        with BaseClient(api(), {}, {}, base_url=server.url, **OPTIONS) as client:
            call = call_of(client)

            def outcome(row: Planned) -> str:
                try:
                    return judged(row, call(*arguments(row)))
                except errors.ApiError as error:
                    return judged(row, error)

            for part in self.parts:
                with ThreadPoolExecutor(WORKERS) as pool:
                    self.outcomes.update(pool.map(outcome, part))
                self.objects.append(objects())

    async def awaited(self, server: Faulty) -> None:
        options = {"base_url": server.url, **OPTIONS}
        async with BaseAsyncClient(api(), {}, {}, **options) as client:
            for part in self.parts:
                rows = iter(part)

                async def work() -> None:
                    for row in rows:  # noqa: B023 - all tasks share the iterator
                        self.outcomes[await _outcome(client, row)] += 1

                await asyncio.gather(*(work() for _ in range(WORKERS * 4)))
                self.objects.append(objects())


async def _outcome(client: BaseAsyncClient, row: Planned) -> str:
    try:
        return judged(row, await async_call_of(client)(*arguments(row)))
    except errors.ApiError as error:
        return judged(row, error)


def soak(kind: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make so many calls, and count everything."""

    async def sleep(self: object, seconds: float) -> None:
        await asyncio.sleep(0) if kind == "async" else None

    monkeypatch.setattr(Blocking, "sleep", sleep)
    monkeypatch.setattr(Driver, "sleep", sleep)
    rows = plan(count)
    run = Soak(rows)
    with faulty() as server:
        if kind == "sync":
            run.blocking(server)
        else:
            asyncio.run(run.awaited(server))
        deadline = time.monotonic() + 10
        while server.open and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.open == 0
    planned = Counter(row.fault for row in rows)
    assert run.outcomes.total() == count
    assert run.outcomes["result"] == planned["fine"]
    assert set(server.requests) == set(planned)
    assert server.requests["fine"] == planned["fine"]
    halfway, end = run.objects
    assert end - halfway < MOST_OBJECTS


@pytest.mark.parametrize("kind", KINDS)
def test_a_bounded_soak(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    soak(kind, 1500, monkeypatch)


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_a_soak_of_twenty_thousand_calls(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    soak(kind, 20_000, monkeypatch)
