"""Waiting for long-running operations; the emitted half is in `tests/cases/waiting`."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from msgspec import Struct

from generator.runtime import errors
from generator.runtime.client import BaseAsyncClient, BaseClient
from generator.runtime.dispatch import Dispatcher
from generator.runtime.io_backend import Blocking, Driver
from generator.runtime.operation import Operation, ResponseSpec
from generator.runtime.parameters.path import PathParameter
from generator.runtime.polling.method import async_wait_for, wait_for
from generator.runtime.polling.poller import Poller
from tests.support.server import Answer, Server, serving

from .calls import api


class Job(Struct):
    id: str | None = None
    state: str | None = None


GET: Operation[Job] = Operation(
    method="GET",
    path="/job/{id}",
    resource="job",
    function="get_job",
    operation_id="get-job",
    parameters=(PathParameter("id"),),
    responses=(ResponseSpec("200", "application/json", Job),),
)
POLLER: Poller[Job] = Poller(
    type=Job,
    operation=GET,
    arguments={"id": ("id",)},
    id=("id",),
    state=("state",),
    success=("success",),
    failure=("failure",),
    schedule=((0.0, 3.0), (30.0, 3.0), (900.0, 60.0)),
)


class Clock:
    """Drivers whose sleep takes no time, on a clock that knows how long it took."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        clock = self

        class Sync(Blocking):
            async def sleep(self, seconds: float) -> None:
                clock.slept.append(seconds)

            def now(self) -> float:
                return sum(clock.slept)

        class Async(Driver):
            async def sleep(self, seconds: float) -> None:
                clock.slept.append(seconds)

            def now(self) -> float:
                return sum(clock.slept)

        self.sync, self.asynchronous = Sync(), Async()


def wait(kind: str, server: Server, job: Any, clock: Clock, **rest: Any) -> Any:
    given = (rest.get("timeout"), rest.get("on_update"))
    made: Any
    if kind == "sync":
        with BaseClient(api(), {}, {}, base_url=server.url) as made:
            made.__dict__["_dispatcher"] = Dispatcher(made._session, False, clock.sync)
            return wait_for(made, (POLLER,), job, *given)

    async def main() -> Any:
        async with BaseAsyncClient(api(), {}, {}, base_url=server.url) as made:
            dispatcher = Dispatcher(made._session, True, clock.asynchronous)
            made.__dict__["_dispatcher"] = dispatcher
            return await async_wait_for(made, (POLLER,), job, *given)

    return asyncio.run(main())


def job(state: str | None, **rest: Any) -> Answer:
    return Answer(body=json.dumps({"id": "j", "state": state, **rest}).encode())


def test_the_schedule_of_the_official_client() -> None:
    def expected(seconds: float) -> float:
        rising = 3 + (seconds - 30) * (60 - 3) / (900 - 30)
        return min(max(3.0, rising), 60.0)

    for seconds in (0, 10, 30, 31, 100, 465, 899, 900, 901, 10_000):
        assert POLLER.interval(seconds) == pytest.approx(expected(seconds))


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_an_unknown_or_missing_state_goes_on(kind: str) -> None:
    clock = Clock()
    with serving(job("paused"), job(None), job("success")) as server:
        assert wait(kind, server, Job("j"), clock) == Job("j", "success")
        assert clock.slept == [3, 3, 3]
        assert {x.target for x in server.seen} == {"/job/j"}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_what_the_server_asks_for_is_waited(kind: str) -> None:
    refused = Answer(429, headers={"Retry-After": "20"})
    clock = Clock()
    with serving(refused, job("success")) as server:
        wait(kind, server, Job("j"), clock)
        assert clock.slept == [3, 20]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_errors_in_a_row_are_counted_from_the_last_answer(kind: str) -> None:
    down = [Answer(500)] * 4
    clock = Clock()
    with serving(*down, job("x"), *down, job("success")) as server:
        assert wait(kind, server, Job("j"), clock).state == "success"
        assert len(server.seen) == 10


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_lost_connection_is_an_error_in_the_row(kind: str) -> None:
    clock = Clock()
    with serving(job("x")) as server:
        pass
    with pytest.raises(errors.WaitTimeoutError, match="gave up after 5") as lost:
        wait(kind, server, Job("j"), clock)
    assert isinstance(lost.value.__cause__, errors.ApiConnectionError)
    assert lost.value.operation == Job("j")


def test_callbacks_may_be_asynchronous() -> None:
    seen: list[str | None] = []

    async def update(found: Job) -> None:
        await asyncio.sleep(0)
        seen.append(found.state)

    with serving(job("x"), job("success")) as server:
        wait("async", server, Job("j"), Clock(), on_update=update)
    assert seen == ["x", "success"]


def test_a_value_that_broke_its_document_is_waited_for_too() -> None:
    with serving(job("success")) as server:
        found = wait("sync", server, {"id": "j", "state": 3}, Clock())
    assert found == Job("j", "success")


def test_errors_pickle() -> None:
    import pickle

    error = errors.WaitTimeoutError("late", operation=Job("j"), operation_id="j")
    again = pickle.loads(pickle.dumps(error))
    assert (again.operation, again.operation_id, again.reason) == (Job("j"), "j", None)
    assert str(again) == "j: late"
