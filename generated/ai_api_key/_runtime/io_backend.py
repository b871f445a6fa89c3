"""The world that calls touch: a driver that awaits, and one that blocks.

The logic of a call is written once, as coroutines; all that waits in them is a method of
the driver. The blocking driver's methods never suspend, so that `run` gets through a
coroutine in one step.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from contextvars import copy_context
from typing import Any, TypeVar

from .errors import ApiTimeoutError
from .messages import Content, blocking, iterate
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


class Driver:
    """The services that a call needs of the world, as asyncio gives them."""

    async def send(self, transport: Transport, request: Request) -> TransportResponse:
        """Send one request and wait for the head of the response."""
        return await transport.asend(request)

    async def read(
        self, response: TransportResponse, reader: BodyReader | None
    ) -> bytes:
        """Read the body to its end, through `reader` if given; close the response."""
        try:
            if reader is None:
                return await self.read_all(response.content)
            async for chunk in iterate(response.content):
                if not reader.feed(chunk):
                    break
            return reader.finish()
        finally:
            await self.close(response)

    async def read_all(self, content: Content) -> bytes:
        """All chunks of a body as one."""
        return b"".join([chunk async for chunk in iterate(content)])

    async def close(self, response: TransportResponse) -> None:
        """Give the connection of a response back."""
        if response.close is not None:
            pending = response.close()
            if pending is not None:
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
        """The result of `work`, which is stopped and raises `error` when it takes longer.

        Then `clean_up` gets the late result, or `None` where there is none.
        """
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


class Blocking(Driver):
    """The driver of synchronous clients."""

    async def send(self, transport: Transport, request: Request) -> TransportResponse:
        """Send a request, blocking this thread."""
        return transport.send(request)

    async def read_all(self, content: Content) -> bytes:
        """All chunks of a body as one; `TypeError` for an asynchronous iterator."""
        if isinstance(content, bytes):
            return content
        return b"".join(blocking(content))

    async def sleep(self, seconds: float) -> None:
        """Wait, blocking this thread."""
        time.sleep(seconds)  # noqa: ASYNC251 - this driver never suspends

    async def with_timeout(
        self,
        seconds: float,
        work: Coroutine[Any, Any, T],
        clean_up: Callable[[T | None], Coroutine[Any, Any, None]],
        error: ApiTimeoutError,
    ) -> T:
        """The same; a thread does the work, in the context of this one.

        A blocking read cannot be cut short from outside, and a byte now and then keeps
        its timeout away. A thread that is left ends at its timeout or its next chunk.
        """
        from concurrent.futures import Future, wait
        from threading import Thread

        future: Future[T] = Future()

        def do_work() -> None:
            result: T | None = None
            failure: BaseException | None = None
            try:
                result = run(work)
            except BaseException as raised:  # noqa: BLE001 - it is handed over
                failure = raised
            if not future.set_running_or_notify_cancel():
                run(clean_up(result))
            elif failure is not None:
                future.set_exception(failure)
            else:
                future.set_result(result)  # type: ignore[arg-type]

        Thread(target=copy_context().run, args=(do_work,), daemon=True).start()
        try:
            wait((future,), seconds)
        finally:
            is_late = future.cancel()
        if is_late:
            raise error
        return future.result()
