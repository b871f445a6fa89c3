"""The world that calls touch: one driver that blocks, one that awaits.

The logic of a call is written once, as coroutines. Everything in them that waits is a
method of the driver. The blocking driver's methods never suspend, so that `run` gets
through a coroutine in one step; the asyncio driver's methods await as usual.
"""

from __future__ import annotations

import threading
import time
from _thread import allocate_lock
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager
from contextvars import copy_context
from typing import Any, Generic, TypeVar

from .errors import ApiTimeoutError
from .messages import Content
from .transport import BodyReader, Request, Transport, TransportResponse

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine whose driver is the blocking one: it never suspends."""
    try:
        work.send(None)
    except StopIteration as stop:
        value: T = stop.value
        return value
    work.close()
    raise TypeError("a synchronous client cannot wait for asynchronous code")


class Blocking:
    """The driver of synchronous clients."""

    async def send(self, transport: Transport, request: Request) -> TransportResponse:
        """Send one request and wait for the head of the response."""
        return transport.send(request)

    async def read(
        self, response: TransportResponse, reader: BodyReader | None
    ) -> bytes:
        """Read the body to its end, through `reader` if given; close the response."""
        content = response.content
        try:
            if reader is None:
                return b"".join(_blocking(content))
            for chunk in _blocking(content):
                if not reader.feed(chunk):
                    break
            return reader.finish()
        finally:
            await self.close(response)

    async def close(self, response: TransportResponse) -> None:
        """Close a response that is not read to its end."""
        if response.close is not None:
            response.close()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)  # noqa: ASYNC251 - this driver never suspends

    def now(self) -> float:
        """Seconds of a clock that only goes forward."""
        return time.monotonic()

    async def with_timeout(
        self,
        seconds: float,
        work: Coroutine[Any, Any, T],
        clean_up: Callable[[T | None], Coroutine[Any, Any, None]],
        error: ApiTimeoutError,
    ) -> T:
        """The result of `work`; raises `error` when it takes longer.

        Then `clean_up` gets the late result, or `None` where the work was stopped.
        """
        return run_with_timeout(
            seconds, lambda: run(work), lambda result: run(clean_up(result)), error
        )

    async def read_all(self, content: Content) -> bytes:
        """All chunks of a body as one."""
        return b"".join(_blocking(content))

    def chunks(
        self, content: Content
    ) -> Callable[[], Coroutine[Any, Any, bytes | None]]:
        """A function that gives the next chunk of a body, `None` at its end."""
        iterator = _blocking(content)

        async def next_chunk() -> bytes | None:
            return next(iterator, None)

        return next_chunk

    def lock(self) -> AbstractAsyncContextManager[None]:
        """A new lock for one piece of work at a time."""
        return _ThreadLock()


def _blocking(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        return iter((content,))
    chunks: Any = content
    try:
        return iter(chunks)
    except TypeError:
        raise TypeError(
            "a synchronous client cannot read an asynchronous iterator"
        ) from None


class _ThreadLock(AbstractAsyncContextManager[None]):
    """A thread's lock in the form that coroutines take."""

    def __init__(self) -> None:
        self._lock = allocate_lock()

    async def __aenter__(self) -> None:
        self._lock.acquire()

    async def __aexit__(self, *exc_info: object) -> None:
        self._lock.release()


class Asynchronous:
    """The driver of asynchronous clients, on asyncio."""

    async def send(self, transport: Transport, request: Request) -> TransportResponse:
        """Send a request without blocking the event loop."""
        return await transport.asend(request)

    async def read(
        self, response: TransportResponse, reader: BodyReader | None
    ) -> bytes:
        """Read the whole body, through a reader if there is one; closes the response."""
        content = response.content
        try:
            if reader is None:
                return await self.read_all(content)
            async for chunk in _asynchronous(content):
                if not reader.feed(chunk):
                    break
            return reader.finish()
        finally:
            await self.close(response)

    async def close(self, response: TransportResponse) -> None:
        """Give the connection back."""
        if response.close and (pending := response.close()) is not None:
            await pending

    async def sleep(self, seconds: float) -> None:
        """Wait; other tasks go on."""
        import asyncio

        await asyncio.sleep(seconds)

    def now(self) -> float:
        """Seconds of a clock that only goes forward."""
        return time.monotonic()

    async def with_timeout(
        self,
        seconds: float,
        work: Coroutine[Any, Any, T],
        clean_up: Callable[[T | None], Coroutine[Any, Any, None]],
        error: ApiTimeoutError,
    ) -> T:
        """Return the result of `work`; raises `error` when it takes longer."""
        import asyncio

        scope = asyncio.timeout(seconds)
        try:
            async with scope:
                return await work
        except TimeoutError:
            if scope.expired():
                await clean_up(None)
                raise error from None
            raise

    async def read_all(self, content: Content) -> bytes:
        """Read all of a content."""
        return b"".join([chunk async for chunk in _asynchronous(content)])

    def chunks(
        self, content: Content
    ) -> Callable[[], Coroutine[Any, Any, bytes | None]]:
        """A function that reads the next chunk; None at the end."""
        iterator = _asynchronous(content)

        async def next_chunk() -> bytes | None:
            return await anext(iterator, None)

        return next_chunk

    def lock(self) -> AbstractAsyncContextManager[None]:
        """A new lock for one task at a time."""
        return _TaskLock()


class _TaskLock(AbstractAsyncContextManager[None]):
    """A lock for the tasks of an event loop; each loop has its own."""

    def __init__(self) -> None:
        import asyncio
        from weakref import WeakKeyDictionary

        self._running_loop = asyncio.get_running_loop
        self._make = asyncio.Lock
        self._locks: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    async def __aenter__(self) -> None:
        await self._locks.setdefault(self._running_loop(), self._make()).acquire()

    async def __aexit__(self, *exc_info: object) -> None:
        self._locks[self._running_loop()].release()


def _asynchronous(content: Content) -> AsyncIterator[bytes]:
    chunks: Any = content
    return aiter(chunks) if hasattr(chunks, "__aiter__") else _one_by_one(content)


async def _one_by_one(content: Content) -> AsyncIterator[bytes]:
    for chunk in _blocking(content):
        yield chunk


Driver = Blocking | Asynchronous
"""All that a call needs of the world."""


class _Work(Generic[T]):
    """Work that a thread does for another one, which may stop waiting for it.

    A blocking read cannot be cut short from outside, and a byte now and then keeps its
    timeout away. The thread left behind ends at its timeout or at its next chunk.
    """

    def __init__(self, work: Callable[[], T], clean_up: Callable[[T | None], object]):
        self._work = work
        self._clean_up = clean_up
        self._lock = threading.Lock()
        self._is_left = False
        self.results: list[T] = []
        self.errors: list[BaseException] = []

    def run(self) -> None:
        """Do the work; hand its result over, or clean up when nobody waits for it."""
        result = None
        try:
            result = self._work()
            self._hand_over(self.results, result)
        except BaseException as error:  # noqa: BLE001 - it is handed over
            self._hand_over(self.errors, error)
        if self._is_left:
            self._clean_up(result)

    def _hand_over(self, to: list[T] | list[BaseException], value: object) -> None:
        with self._lock:
            if not self._is_left:
                to.append(value)  # type: ignore[arg-type]

    def leave(self) -> bool:
        """Stop waiting; whether the work is still under way."""
        with self._lock:
            self._is_left = not (self.results or self.errors)
            return self._is_left


def run_with_timeout(
    seconds: float,
    work: Callable[[], T],
    clean_up: Callable[[T | None], object],
    error: Exception,
) -> T:
    """The result of `work`, or its exception; raises `error` when `seconds` pass first.

    Work that outlives them, or an interrupt of this thread, ends with `clean_up`.
    """
    shared = _Work(work, clean_up)
    context = copy_context()
    thread = threading.Thread(target=context.run, args=(shared.run,), daemon=True)
    try:
        thread.start()
        thread.join(seconds)
    finally:
        is_late = shared.leave()
    if shared.errors:
        raise shared.errors[0]
    if is_late:
        raise error
    return shared.results[0]
