"""Connection pools of httpcore2, which is what httpx2 is made of.

Its pools do all of the work and none of what the SDK does by itself or does not want:
no redirects, no content coding, no cookies, no rewriting of URLs.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import httpcore2

from ..errors import ApiConnectionError, ApiTimeoutError, TransportError
from ..transport import Content, Request, TransportResponse
from .httpcore_lanes import AsyncLanes, Lanes
from .httpcore_requests import to_httpcore
from .proxies import Proxies
from .seats import Seats
from .tls import ssl_context

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from ssl import SSLContext

    from .httpx_transport import HttpxTransport

_Pool = httpcore2.ConnectionPool | Lanes
_AsyncPool = httpcore2.AsyncConnectionPool | AsyncLanes
_Key = tuple[str | None, bool]
"""The proxy, and whether the request goes over TLS."""

_ERRORS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)
_UNSENT = (
    httpcore2.ConnectTimeout,
    httpcore2.PoolTimeout,
    httpcore2.ConnectError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)


class Pools:
    """The connection pools of one process.

    There is one for each proxy, and another for TLS: its settings take 20 ms to make,
    which only those who use it pay. Asynchronous ones are each event loop's own.
    """

    def __init__(self, options: HttpxTransport) -> None:
        self._options = options
        self._lock = allocate_lock()
        self._sync: dict[_Key, _Pool] = {}
        self._async: dict[AbstractEventLoop, dict[_Key, _AsyncPool]] = {}
        self._proxies = Proxies(options.proxy, options.trust_env)

    def send(self, request: Request) -> TransportResponse:
        """Send a request from a synchronous client."""
        pool = self._sync_pool(self._key(request.url))
        try:
            response = pool.handle_request(to_httpcore(request, _body(request.content)))
        except _ERRORS as error:
            raise _translated(error) from error
        stream: Any = response.stream
        return TransportResponse(
            response.status, _fields(response), _pieces(stream), stream.close
        )

    async def asend(self, request: Request) -> TransportResponse:
        """Send a request from an asynchronous client."""
        pool = self._async_pool(self._key(request.url))
        body = _AsyncBody(request.content)
        try:
            response = await pool.handle_async_request(to_httpcore(request, body))
        except _ERRORS as error:
            raise _translated(error) from error
        stream: Any = response.stream
        return TransportResponse(
            response.status, _fields(response), _apieces(stream), stream.aclose
        )

    def _key(self, url: str) -> _Key:
        return self._proxies.of(url), url.startswith(("https:", "HTTPS:"))

    def _sync_pool(self, key: _Key) -> _Pool:
        pool = self._sync.get(key)
        if pool is not None:
            return pool
        with self._lock:
            if key not in self._sync:
                made = httpcore2.ConnectionPool(**self._arguments(*key))
                multiplexed = self._options.http2
                self._sync[key] = made if multiplexed else Lanes(made, self._seats())
            return self._sync[key]

    def _async_pool(self, key: _Key) -> _AsyncPool:
        loop = _loops()()
        pools = self._async.get(loop)
        if pools is None:
            kept = {k: v for k, v in self._async.items() if not k.is_closed()}
            self._async = kept | {loop: {}}
            pools = self._async[loop]
        pool = pools.get(key)
        if pool is None:
            made = httpcore2.AsyncConnectionPool(**self._arguments(*key))
            multiplexed = self._options.http2
            pool = pools[key] = made if multiplexed else AsyncLanes(made, self._seats())
        return pool

    def _seats(self) -> Seats[Any]:
        options = self._options
        return Seats(
            options.max_connections,
            options.max_keepalive_connections,
            options.keepalive_expiry,
        )

    def _arguments(self, proxy: str | None, secure: bool) -> dict[str, Any]:
        options = self._options
        return {
            "ssl_context": self._ssl_context if secure else None,
            "proxy": None if proxy is None else self._to_proxy(proxy),
            "max_connections": options.max_connections,
            "max_keepalive_connections": options.max_keepalive_connections,
            "keepalive_expiry": options.keepalive_expiry,
            "http2": options.http2,
            "uds": options.uds,
            "local_address": options.local_address,
        }

    @cached_property
    def _ssl_context(self) -> SSLContext:
        options = self._options
        return ssl_context(options.verify, options.cert, options.trust_env)

    def _to_proxy(self, url: str) -> httpcore2.Proxy:
        from urllib.parse import unquote, urlsplit

        parts = urlsplit(url)
        if not parts.hostname:
            raise ValueError("proxy: it names no host")
        there = httpcore2.URL(
            scheme=parts.scheme, host=parts.hostname, port=parts.port, target="/"
        )
        auth = None
        if parts.username is not None:
            auth = (
                unquote(parts.username).encode(),
                unquote(parts.password or "").encode(),
            )
        secure = self._ssl_context if parts.scheme == "https" else None
        return httpcore2.Proxy(there, auth=auth, ssl_context=secure)

    def close(self) -> None:
        """Close the pools of synchronous clients."""
        for pool in self._sync.values():
            pool.close()

    async def aclose(self) -> None:
        """Close all pools but those of other event loops."""
        self.close()
        for pool in self._async.pop(_loops()(), {}).values():
            await pool.aclose()


@cache
def _loops() -> Callable[[], AbstractEventLoop]:
    """What gives the running event loop; asyncio is loaded by who has one."""
    from asyncio import get_running_loop

    return get_running_loop


def _body(content: Content | None) -> Iterable[bytes]:
    if content is None:
        return ()
    if isinstance(content, bytes):
        return (content,)
    if isinstance(content, Iterable):
        return content
    raise TypeError("a synchronous client cannot send an asynchronous iterator")


class _AsyncBody:
    """A body as an asynchronous client's pool takes it."""

    def __init__(self, content: Content | None) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if isinstance(self._content, AsyncIterable):
            async for piece in self._content:
                yield piece
        else:
            for piece in _body(self._content):
                yield piece


def _fields(response: httpcore2.Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers
    ]


def _pieces(stream: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from stream
    except _ERRORS as error:
        raise _translated(error) from error


async def _apieces(stream: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    try:
        async for piece in stream:
            yield piece
    except _ERRORS as error:
        raise _translated(error) from error


def _translated(error: Exception) -> TransportError:
    """An error of httpcore2 as one of the SDK's."""
    unsent = isinstance(error, _UNSENT)
    if isinstance(error, httpcore2.TimeoutException):
        kind = type(error).__name__.removesuffix("Timeout").lower()
        return ApiTimeoutError(f"timed out: {kind}", unsent=unsent)
    return ApiConnectionError(str(error) or type(error).__name__, unsent=unsent)
