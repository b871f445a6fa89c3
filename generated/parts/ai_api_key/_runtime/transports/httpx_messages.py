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
from ..transport import Request
from ..urls import split_target

HttpxContent = bytes | Iterable[bytes] | AsyncIterable[bytes] | None
"""A body as httpx2 takes it."""

_ERRORS = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError)
_UNSENT = (
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ConnectError,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.InvalidURL,
)


def to_httpx_request(
    build: Callable[..., httpx2.Request], request: Request, content: HttpxContent
) -> httpx2.Request:
    """The request as `build` makes it: `httpx2.Request`, or a client's own way."""
    url, target = _parse_url(request.url)
    timeout = request.timeout
    limits = {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.write,
        "pool": timeout.pool,
    }
    extensions: dict[str, Any] = {"timeout": limits}
    if target is not None:
        extensions["target"] = target
    fields = [
        (name.encode("ascii"), value.encode("utf-8"))
        for name, value in request.headers.items()
    ]
    return build(
        request.method, url, headers=fields, content=content, extensions=extensions
    )


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


def to_fields(response: httpx2.Response) -> list[tuple[str, str]]:
    """The header fields of a response; without the coding of a body undone already."""
    decoded = response.is_stream_consumed
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers.raw
        if not (decoded and name.lower() == b"content-encoding")
    ]


def _stream_of(response: httpx2.Response) -> Any:
    """The chunks as received; of a body that a hook or a mock has read, its bytes."""
    return (response.content,) if response.is_stream_consumed else response.stream


class Pool:
    """A client or a transport of httpx2: sends requests, keeps connections.

    Attributes:
        is_broken: whether it was interrupted amid its work. Nothing is sent through it
            any more; its connections are closed with the last response read from them.
    """

    def __init__(self, owner: Any, is_callers: bool = False) -> None:
        self._owner = owner
        self._is_callers = is_callers
        self._closed = self.is_broken = False
        self._build = owner.build_request if is_callers else httpx2.Request
        if isinstance(owner, (httpx2.Client, httpx2.AsyncClient)):
            rest: dict[str, Any] = {} if is_callers else {"auth": None}
            send: Any = partial(owner.send, stream=True, follow_redirects=False, **rest)
        elif isinstance(owner, httpx2.HTTPTransport):
            send = owner.handle_request
        else:
            send = owner.handle_async_request
        self._send = send

    def send(self, request: Request, content: HttpxContent) -> Any:
        """The response, or, of a pool for asynchronous clients, its awaitable."""
        return self._send(to_httpx_request(self._build, request, content))

    def raise_translated(self, error: BaseException) -> None:
        """Raise an error of httpx2's as one of the SDK's; return for any other.

        After its end a pool raises whatever it stumbles over.
        """
        if isinstance(error, _ERRORS):
            raise _to_transport_error(error) from error
        if isinstance(error, Exception) and self._is_closed():
            raise ClientClosedError("the client was closed during the call") from error

    def _is_closed(self) -> bool:
        return self._closed or bool(getattr(self._owner, "is_closed", False))

    def close(self) -> None:
        """Close all connections; a client of the caller's stays open."""
        if not self._is_callers:
            self._closed = True
            self._owner.close()

    async def aclose(self) -> None:
        """The same of a pool for asynchronous clients."""
        if not self._is_callers:
            self._closed = True
            await self._owner.aclose()


def _to_transport_error(error: Exception) -> TransportError:
    unsent = isinstance(error, _UNSENT)
    if isinstance(error, httpx2.TimeoutException):
        phase = type(error).__name__.removesuffix("Timeout").lower()
        return ApiTimeoutError(f"timed out: {phase}", unsent=unsent)
    return ApiConnectionError(str(error) or type(error).__name__, unsent=unsent)


class Body:
    """The body of a response, which closes itself when nobody holds it any more."""

    def __init__(self, response: httpx2.Response, pool: Pool) -> None:
        self._response = response
        self._pool = pool
        self._closed = False

    def chunks(self) -> Iterator[bytes]:
        """The bytes as they come, with their content coding."""
        try:
            yield from _stream_of(self._response)
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


def _close_quietly(response: httpx2.Response) -> None:
    with suppress(Exception):
        response.close()


class AsyncBody:
    """The same for asynchronous clients; made and read in one event loop."""

    def __init__(self, response: httpx2.Response, pool: Pool) -> None:
        from asyncio import get_running_loop

        self._response = response
        self._pool = pool
        self._loop = get_running_loop()
        self._closed = False

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes as they come, with their content coding."""
        stream = _stream_of(self._response)
        try:
            if isinstance(stream, tuple):
                yield stream[0]
            else:
                async for chunk in stream:
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


def _close_soon(loop: Any, response: httpx2.Response) -> None:
    task = loop.create_task(_aclose_quietly(response))
    _closing.add(task)
    task.add_done_callback(_closing.discard)


async def _aclose_quietly(response: httpx2.Response) -> None:
    with suppress(Exception):
        await response.aclose()
