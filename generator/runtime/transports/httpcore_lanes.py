"""Pools of connections that carry one request at a time, as HTTP/1.1 does.

The connections are httpcore2's. Its own pools serve HTTP/2 as well: for each request they
go through all of their connections twice, and ask the system about every idle one. These
take the connection that became idle last.
"""

from __future__ import annotations

from _thread import LockType, allocate_lock
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpcore2

from .seats import Place, Seats, Waiter

if TYPE_CHECKING:
    from asyncio import Future

_Sync = httpcore2.ConnectionInterface
_Async = httpcore2.AsyncConnectionInterface

L = TypeVar("L")
C = TypeVar("C")


class Lanes:
    """A pool for synchronous clients, with the methods of httpcore2's."""

    def __init__(self, factory: httpcore2.ConnectionPool, seats: Seats[_Sync]) -> None:
        self._factory = factory
        self._seats = seats
        self._lock = allocate_lock()

    def handle_request(self, request: httpcore2.Request) -> httpcore2.Response:
        """Send a request; its connection is taken until the response is closed."""
        place = _place_of(request)
        connection, surplus = self._take(place, request)
        try:
            if surplus:
                _close(surplus)
            response = connection.handle_request(request)
        except BaseException:
            self.give(place, connection, False)
            raise
        response.stream = _Body(self, place, connection, response.stream)
        return response

    def _take(
        self, place: Place, request: httpcore2.Request
    ) -> tuple[_Sync, list[_Sync]]:
        """A connection, and others that are to be closed."""
        signal = waiter = None
        with self._lock:
            seated, found, surplus = self._seats.take(place)
            if not seated:
                signal = allocate_lock()
                signal.acquire()
                waiter = self._seats.line_up(place, signal.release)
        if waiter is not None and signal is not None:
            found = self._wait(waiter, signal, _patience(request))
        if found is not None and not found.has_expired():
            return found, surplus
        made = self._factory.create_connection(request.url.origin)
        with self._lock:
            return made, surplus + self._seats.made(made, found)

    def _wait(
        self, waiter: Waiter[_Sync], signal: LockType, seconds: float | None
    ) -> _Sync | None:
        """The connection that comes with a seat, if one does."""
        try:
            if not signal.acquire(timeout=-1 if seconds is None else seconds):
                raise httpcore2.PoolTimeout
        except BaseException:
            with self._lock:
                surplus = self._seats.withdraw(waiter)
            _close(surplus)
            raise
        return waiter.connection

    def give(self, place: Place, connection: _Sync, usable: bool) -> None:
        """Give a connection back, which is closed when it cannot be used again."""
        with self._lock:
            surplus = self._seats.give(place, connection, usable)
        if surplus:
            _close(surplus)

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            surplus = self._seats.clear()
        _close(surplus)


class AsyncLanes:
    """The same for asynchronous clients."""

    def __init__(
        self, factory: httpcore2.AsyncConnectionPool, seats: Seats[_Async]
    ) -> None:
        self._factory = factory
        self._seats = seats

    async def handle_async_request(
        self, request: httpcore2.Request
    ) -> httpcore2.Response:
        """Send a request; its connection is taken until the response is closed."""
        place = _place_of(request)
        connection, surplus = await self._take(place, request)
        try:
            if surplus:
                await _aclose(surplus)
            response = await connection.handle_async_request(request)
        except BaseException:
            await self.give(place, connection, False)
            raise
        response.stream = _AsyncBody(self, place, connection, response.stream)
        return response

    async def _take(
        self, place: Place, request: httpcore2.Request
    ) -> tuple[_Async, list[_Async]]:
        """A connection, and others that are to be closed."""
        seated, found, surplus = self._seats.take(place)
        if not seated:
            found = await self._wait(place, _patience(request))
        if found is not None and not found.has_expired():
            return found, surplus
        made = self._factory.create_connection(request.url.origin)
        return made, surplus + self._seats.made(made, found)

    async def _wait(self, place: Place, seconds: float | None) -> _Async | None:
        """The connection that comes with a seat, if one does."""
        import asyncio  # which takes 15 ms that synchronous clients need not pay

        signal: Future[None] = asyncio.get_running_loop().create_future()
        waiter = self._seats.line_up(place, lambda: _wake(signal))
        try:
            async with asyncio.timeout(seconds):
                await signal
        except BaseException as error:
            await _aclose(self._seats.withdraw(waiter))
            if isinstance(error, TimeoutError):
                raise httpcore2.PoolTimeout from None
            raise
        return waiter.connection

    async def give(self, place: Place, connection: _Async, usable: bool) -> None:
        """Give a connection back, which is closed when it cannot be used again."""
        surplus = self._seats.give(place, connection, usable)
        if surplus:
            await _aclose(surplus)

    async def aclose(self) -> None:
        """Close all connections."""
        await _aclose(self._seats.clear())


class _Lent(Generic[L, C]):
    """What a response is read from, and where its connection goes after that."""

    def __init__(self, lanes: L, place: Place, connection: C, stream: Any) -> None:
        self._lanes = lanes
        self._place = place
        self._connection = connection
        self._stream = stream
        self._closed = False


class _Body(_Lent[Lanes, _Sync]):
    """The body of a response, which gives its connection back when it is closed."""

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the connection back; one with bytes left to read is closed."""
        if self._closed:
            return
        self._closed = True
        connection = self._connection
        try:
            self._stream.close()
        finally:
            self._lanes.give(self._place, connection, connection.is_available())


class _AsyncBody(_Lent[AsyncLanes, _Async]):
    """The same for asynchronous clients."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._stream:
                yield piece
        except BaseException:
            await self.aclose()
            raise

    async def aclose(self) -> None:
        """Give the connection back; one with bytes left to read is closed."""
        if self._closed:
            return
        self._closed = True
        connection = self._connection
        try:
            await self._stream.aclose()
        finally:
            await self._lanes.give(self._place, connection, connection.is_available())


def _place_of(request: httpcore2.Request) -> Place:
    url = request.url
    return url.scheme, url.host, url.port


def _patience(request: httpcore2.Request) -> float | None:
    """Seconds to wait for a connection."""
    known: Any = request
    seconds: float | None = known.extensions["timeout"]["pool"]
    return seconds


def _wake(signal: Future[None]) -> None:
    if not signal.done():  # the task that waits may have been cancelled
        signal.set_result(None)


def _close(connections: Iterable[_Sync]) -> None:
    for connection in connections:
        if not connection.is_closed():
            connection.close()


async def _aclose(connections: Iterable[_Async]) -> None:
    for connection in connections:
        if not connection.is_closed():
            await connection.aclose()
