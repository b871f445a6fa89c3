"""Requests, responses and errors between the SDK's form and httpx2's."""

from __future__ import annotations

from _thread import start_new_thread
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any

import httpx2

from ..errors import (
    ApiConnectionError,
    ApiTimeoutError,
    ClientClosedError,
    TransportError,
)
from ..messages import Content, blocking, iterate
from ..transport import Request, Timeout
from ..urls import split_target

HttpxContent = bytes | Iterable[bytes] | AsyncIterable[bytes] | None
"""A body as httpx2 and httpcore2 take it."""
Parts = tuple[int, list[tuple[str, str]], Any]
"""Status, header fields, and the chunks of the body."""


def to_wire(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """The header fields of a request as bytes."""
    return [(name.encode("ascii"), v.encode("utf-8")) for name, v in headers.items()]


def to_limits(timeout: Timeout) -> dict[str, float | None]:
    """The limits of an attempt as httpx2 and httpcore2 take them."""
    return {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.write,
        "pool": timeout.pool,
    }


@lru_cache(maxsize=512)
def _parse_url(url: str) -> tuple[httpx2.URL, bytes | None]:
    """The URL, and its path and query where httpx2 would write them otherwise."""
    parsed = httpx2.URL(url)
    target = split_target(url)[1].encode("ascii")
    return parsed, None if parsed.raw_path == target else target


def to_content(content: Content | None) -> HttpxContent:
    """The body of a synchronous request; raises `TypeError` for asynchronous ones."""
    if content is None or isinstance(content, bytes):
        return content
    return blocking(content)


def to_async_content(content: Content | None) -> HttpxContent:
    """The body of an asynchronous request; some sources can be read either way."""
    if content is None or isinstance(content, bytes):
        return content
    return iterate(content)


_UNSENT = (
    "ConnectTimeout",
    "PoolTimeout",
    "ConnectError",
    "ProxyError",
    "UnsupportedProtocol",
)


class Pool:
    """Sends requests through a pool of connections; one kind for each library.

    Attributes:
        is_broken: whether it was interrupted amid its work. Nothing is sent through it
            any more; its connections are closed with the last response read from them.
    """

    _library: Any
    """httpx2 or httpcore2, whose errors have the same names."""
    _errors: tuple[type[Exception], ...]
    """All that the library raises by itself."""

    def __init__(self, owner: Any, send: Callable[..., Any]) -> None:
        self._owner = owner
        self._send = send
        self._closed = self.is_broken = False

    def send(self, request: Request, content: HttpxContent) -> Any:
        """The response, or, of a pool for asynchronous clients, its awaitable."""
        raise NotImplementedError

    def parts_of(self, response: Any, method: str) -> Parts:
        """Status, header fields, and the chunks of the body as received."""
        raise NotImplementedError

    def raise_translated(self, error: BaseException) -> None:
        """Raise an error of the library's as one of the SDK's; return for any other.

        After its end a pool raises whatever it stumbles over.
        """
        if isinstance(error, self._errors):
            raise self._to_transport_error(error) from error
        if isinstance(error, Exception) and self._is_closed():
            raise ClientClosedError("the client was closed during the call") from error

    def _to_transport_error(self, error: Exception) -> TransportError:
        library = self._library
        kinds = [getattr(library, name) for name in _UNSENT]
        unsent = isinstance(error, (httpx2.InvalidURL, *kinds))
        if isinstance(error, library.TimeoutException):
            phase = type(error).__name__.removesuffix("Timeout").lower()
            return ApiTimeoutError(f"timed out: {phase}", unsent=unsent)
        return ApiConnectionError(str(error) or type(error).__name__, unsent=unsent)

    def _is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Close all connections."""
        self._closed = True
        self._owner.close()

    async def aclose(self) -> None:
        """The same of a pool for asynchronous clients."""
        self._closed = True
        await self._owner.aclose()


class ClientPool(Pool):
    """A client of httpx2; a caller's own stays open."""

    _library = httpx2
    _errors = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError)

    def __init__(self, client: Any, is_callers: bool) -> None:
        rest: dict[str, Any] = {} if is_callers else {"auth": None}
        super().__init__(
            client, partial(client.send, stream=True, follow_redirects=False, **rest)
        )
        self._is_callers = is_callers
        self._build = client.build_request if is_callers else httpx2.Request

    def send(self, request: Request, content: HttpxContent) -> Any:
        """The response, or, of a pool for asynchronous clients, its awaitable."""
        url, target = _parse_url(request.url)
        extensions: dict[str, Any] = {"timeout": to_limits(request.timeout)}
        if target is not None:
            extensions["target"] = target
        made = self._build(
            request.method,
            url,
            headers=to_wire(request.headers),
            content=content,
            extensions=extensions,
        )
        return self._send(made)

    def parts_of(self, response: Any, method: str) -> Parts:
        """Status, header fields, and the chunks of the body as received.

        Of a body that a hook or a mock has read, its bytes, without their coding.
        """
        decoded = response.is_stream_consumed
        fields = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers.raw
            if not (decoded and name.lower() == b"content-encoding")
        ]
        stream = (response.content,) if decoded else response.stream
        return response.status_code, fields, stream

    def _is_closed(self) -> bool:
        return self._closed or bool(self._owner.is_closed)

    def close(self) -> None:
        """Close all connections, unless the client is the caller's."""
        if not self._is_callers:
            super().close()

    async def aclose(self) -> None:
        """The same of a pool for asynchronous clients."""
        if not self._is_callers:
            await super().aclose()


class Body:
    """The body of a response, which closes itself when nobody holds it any more."""

    def __init__(self, response: Any, stream: Any, pool: Pool) -> None:
        self._response = response
        self._stream = stream
        self._pool = pool
        self._closed = False

    def chunks(self) -> Iterator[bytes]:
        """The bytes as they come, with their content coding."""
        try:
            yield from self._stream
        except BaseException as error:
            self._handle(error)
            raise

    def close(self) -> None:
        """Give the connection back; one with bytes left to read is closed."""
        if self._closed:
            return
        self._closed = True
        try:
            self._response.close()
        except BaseException as error:
            self._handle(error)
            raise

    def _handle(self, error: BaseException) -> None:
        self._pool.raise_translated(error)
        if not isinstance(error, (Exception, GeneratorExit)):
            self._pool.is_broken = True

    def __del__(self) -> None:
        # By another thread: this one may be amid the pool's work, with its lock taken.
        # The lock of a broken pool may be taken for good; its sockets close themselves.
        if not self._closed and not self._pool.is_broken:
            with suppress(RuntimeError):  # the interpreter ends
                start_new_thread(_close_quietly, (self._response,))


def _close_quietly(response: Any) -> None:
    with suppress(Exception):
        response.close()


class AsyncBody:
    """The same for asynchronous clients; made and read in one event loop."""

    def __init__(self, response: Any, stream: Any, pool: Pool) -> None:
        from asyncio import get_running_loop

        self._response = response
        self._stream = stream
        self._pool = pool
        self._loop = get_running_loop()
        self._closed = False

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes as they come, with their content coding."""
        try:
            async for chunk in iterate(self._stream):  # one that was read is a tuple
                yield chunk
        except Exception as error:
            self._pool.raise_translated(error)
            raise

    async def aclose(self) -> None:
        """Give the connection back; one with bytes left to read is closed."""
        if self._closed:
            return
        self._closed = True
        try:
            await self._response.aclose()
        except Exception as error:
            self._pool.raise_translated(error)
            raise

    def __del__(self) -> None:
        if not self._closed:
            with suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(_close_soon, self._loop, self._response)


_closing = set[Any]()
"""Tasks that close what was dropped; a loop itself does not hold its tasks."""


def _close_soon(loop: Any, response: Any) -> None:
    task = loop.create_task(_aclose_quietly(response))
    _closing.add(task)
    task.add_done_callback(_closing.discard)


async def _aclose_quietly(response: Any) -> None:
    with suppress(Exception):
        await response.aclose()
