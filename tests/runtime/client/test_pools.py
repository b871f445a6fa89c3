"""The pools of connections: how many there are, which is used again, who waits."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpcore2
import pytest

from generator.runtime.transports.httpcore_lanes import AsyncLanes, Lanes
from generator.runtime.transports.seats import Seats


class Stream:
    """A body of one byte."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"1"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"1"

    def close(self) -> None:
        """Nothing is held."""

    async def aclose(self) -> None:
        """Nothing is held."""


class Connection:
    """A connection to nowhere."""

    fails: BaseException | None = None
    stale = False

    def __init__(self) -> None:
        self.closed = False

    def handle_request(self, request: httpcore2.Request) -> httpcore2.Response:
        if self.fails is not None:
            raise self.fails
        return httpcore2.Response(200, content=Stream())

    async def handle_async_request(
        self, request: httpcore2.Request
    ) -> httpcore2.Response:
        return self.handle_request(request)

    def has_expired(self) -> bool:
        return self.stale

    def is_available(self) -> bool:
        return not self.closed

    def is_closed(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


class Factory:
    """Makes connections, and keeps them for a look."""

    def __init__(self) -> None:
        self.made: list[Connection] = []

    def create_connection(self, origin: httpcore2.Origin) -> Any:
        self.made.append(Connection())
        return self.made[-1]


def lanes(factory: Any, most: int, idle: int = 9, seconds: float = 9.0) -> Lanes:
    return Lanes(factory, Seats(most, idle, seconds))


def request(host: str = "a", patience: float | None = 5.0) -> httpcore2.Request:
    limits = {"timeout": {"pool": patience}}
    return httpcore2.Request("GET", f"http://{host}/", extensions=limits)


def send(pool: Lanes, host: str = "a", patience: float | None = 5.0) -> Any:
    """The body of a response, still open."""
    stream: Any = pool.handle_request(request(host, patience)).stream
    return stream


def test_the_last_one_that_became_idle_is_used_again() -> None:
    factory = Factory()
    pool = lanes(factory, most=9)
    first, second = send(pool), send(pool)
    second.close()
    first.close()
    send(pool)
    assert [each.closed for each in factory.made] == [False, False]
    factory.made[1].stale = True  # not looked at before it is wanted
    send(pool)
    assert [each.closed for each in factory.made] == [False, True, False]


def test_no_more_are_kept_idle_than_asked_for() -> None:
    factory = Factory()
    pool = lanes(factory, most=9, idle=1)
    for stream in [send(pool) for _ in range(3)]:
        assert list(stream) == [b"1"]
        stream.close()
    assert [each.closed for each in factory.made] == [True, True, False]


def test_idle_ones_are_closed_when_their_time_is_over() -> None:
    factory = Factory()
    pool = lanes(factory, most=9, seconds=0.01)
    send(pool, "a").close()
    time.sleep(0.02)
    send(pool, "b").close()
    assert [each.closed for each in factory.made] == [True, False]


def test_an_idle_one_makes_room_for_another_place() -> None:
    factory = Factory()
    pool = lanes(factory, most=1)
    send(pool, "a").close()
    send(pool, "b").close()
    assert [each.closed for each in factory.made] == [True, False]


@pytest.mark.parametrize(("host", "closed"), [("a", [False]), ("b", [True, False])])
def test_who_waits_gets_the_next_seat(host: str, closed: list[bool]) -> None:
    factory = Factory()
    pool = lanes(factory, most=1)
    threading.Timer(0.05, send(pool, "a").close).start()
    send(pool, host).close()
    assert [each.closed for each in factory.made] == closed


def test_waiting_ends() -> None:
    factory = Factory()
    pool = lanes(factory, most=1)
    stream = send(pool)
    for _ in range(2):
        with pytest.raises(httpcore2.PoolTimeout):
            send(pool, patience=0.01)
    stream.close()
    send(pool, patience=0.01)
    assert len(factory.made) == 1


def test_a_failure_gives_the_seat_back() -> None:
    factory = Factory()
    pool = lanes(factory, most=1)
    send(pool).close()
    for _ in range(2):
        factory.made[-1].fails = httpcore2.ReadError()
        with pytest.raises(httpcore2.ReadError):
            send(pool)
        send(pool, patience=0.01).close()
    assert [each.closed for each in factory.made] == [True, True, False]


def test_closing_reaches_connections_in_use() -> None:
    factory = Factory()
    pool = lanes(factory, most=2)
    send(pool).close()
    send(pool)
    send(pool)
    pool.close()
    assert [each.closed for each in factory.made] == [True, True]


def test_tasks_wait_give_up_and_are_cancelled() -> None:
    async def main(factory: Any) -> None:
        pool = AsyncLanes(factory, Seats(1, 1, 9.0))
        response = await pool.handle_async_request(request())
        with pytest.raises(httpcore2.PoolTimeout):
            await pool.handle_async_request(request(patience=0.01))
        waiting = [
            asyncio.ensure_future(pool.handle_async_request(request()))
            for _ in range(3)
        ]
        await asyncio.sleep(0)
        stream: Any = response.stream
        waiting[0].cancel()
        await stream.aclose()  # to the first one, which has been cancelled meanwhile
        found: Any = await waiting[1]
        waiting[2].cancel()
        await found.stream.aclose()
        await asyncio.gather(*waiting, return_exceptions=True)
        last: Any = await pool.handle_async_request(request(patience=0.01))
        assert [piece async for piece in last.stream] == [b"1"]
        await pool.aclose()

    factory = Factory()
    asyncio.run(main(factory))
    assert [each.closed for each in factory.made] == [True]
