"""A transport on aiohttp, for asynchronous clients; it takes less CPU time than httpx2.

aiohttp is imported at the first request. None of its types shows.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import (
    ApiConnectionError,
    ApiTimeoutError,
    ClientClosedError,
    TransportError,
)
from ..messages import Content, iterate
from ..transport import Request, Timeout, Transport, TransportResponse
from . import PerProcess, create_ssl_context, import_extra
from .proxies import Proxies

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from ssl import SSLContext

_LONGEST_LINE = 100 * 1024
"""Bytes of a line in a response's head, as many as httpx2 takes for all of it."""


class _Options(NamedTuple):
    verify: bool | str | SSLContext
    cert: str | tuple[str, str] | None
    proxy: str | None
    trust_env: bool
    max_connections: int | None
    keepalive_expiry: float | None
    uds: str | None
    local_address: str | None


class AiohttpTransport(Transport):
    """Connections pooled by aiohttp, for asynchronous clients.

    It needs the extra `aiohttp`. The options are those of `HttpxTransport`, but for
    `http2`, which aiohttp does not know, a client of the caller's, and a limit of idle
    connections, which are as many as there may be in all. Every event loop has
    connections of its own, as has the child of a fork.

    aiohttp differs from `HttpxTransport` in this:

    * There is no limit on writing.
    * `Expect: 100-continue` is not sent: aiohttp would wait for the answer to it.
    * Proxies by SOCKS are refused.
    """

    def __init__(
        self,
        *,
        verify: bool | str | SSLContext = True,
        cert: str | tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        max_connections: int | None = 100,
        keepalive_expiry: float | None = 5.0,
        uds: str | None = None,
        local_address: str | None = None,
    ) -> None:
        options = _Options(
            verify,
            cert,
            proxy,
            trust_env,
            max_connections,
            keepalive_expiry,
            uds,
            local_address,
        )
        self._sessions = PerProcess(partial(_Sessions, options))

    def __repr__(self) -> str:
        return "<AiohttpTransport>"

    async def asend(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        return await self._sessions.get().asend(request)

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        sessions = self._sessions.existing()
        if sessions is not None:
            await sessions.aclose()


class _Sessions:
    """The sessions of one process: one for each event loop."""

    def __init__(self, options: _Options) -> None:
        import asyncio  # who has a loop has loaded it

        self._get_running_loop = asyncio.get_running_loop
        self._get_current_task = asyncio.current_task
        self._cancelled_error = asyncio.CancelledError
        self._options = options
        self._by_loop: dict[AbstractEventLoop, Any] = {}
        self._proxies = Proxies(options.proxy, options.trust_env)

    async def asend(self, request: Request) -> TransportResponse:
        proxy = self._proxies.of(request.url)
        if proxy is not None and proxy.startswith("socks"):
            raise ValueError("proxy: aiohttp knows no SOCKS")
        secure = request.url.startswith(("https:", "HTTPS:")) or proxy is not None
        session = self._session()
        try:
            response = await session.request(
                request.method,
                _to_url(request.url),
                headers=_to_aiohttp_headers(request),
                data=_to_body(request.content),
                timeout=_to_client_timeout(request.timeout),
                ssl=self._ssl_context if secure else True,
                proxy=proxy,
                allow_redirects=False,
            )
        except _error_types() as error:
            raise _to_transport_error(error) from error
        except (RuntimeError, self._cancelled_error) as error:
            if not session.closed or self._is_cancelled():
                raise
            raise ClientClosedError("the client was closed during the call") from error
        return TransportResponse(
            response.status,
            _to_fields(response),
            _read_chunks(response, request.timeout.read),
            response.close,
        )

    def _is_cancelled(self) -> bool:
        """Return whether the running task is: closing aiohttp cancels those that wait."""
        task = self._get_current_task()
        return task is not None and task.cancelling() > 0

    def _session(self) -> Any:
        loop = self._get_running_loop()
        session = self._by_loop.get(loop)
        if session is None:
            kept = {k: v for k, v in self._by_loop.items() if not k.is_closed()}
            session = self._make_session()
            self._by_loop = kept | {loop: session}
        return session

    def _make_session(self) -> Any:
        return _aiohttp().ClientSession(
            connector=self._make_connector(),
            cookie_jar=_aiohttp().DummyCookieJar(),
            auto_decompress=False,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
            middlewares=(_send_once,),
        )

    def _make_connector(self) -> Any:
        options = self._options
        limits = {
            "limit": options.max_connections or 0,
            "keepalive_timeout": options.keepalive_expiry,
        }
        if options.uds is not None:
            return _aiohttp().UnixConnector(options.uds, **limits)
        local = options.local_address
        return _aiohttp().TCPConnector(
            local_addr=None if local is None else (local, 0), **limits
        )

    @cached_property
    def _ssl_context(self) -> SSLContext:
        options = self._options
        return create_ssl_context(options.verify, options.cert, options.trust_env)

    async def aclose(self) -> None:
        session = self._by_loop.pop(self._get_running_loop(), None)
        if session is not None:
            await session.close()


async def _send_once(request: Any, handler: Any) -> Any:
    """Let no error reach aiohttp at which it would send a request again.

    How often one may be sent is for the SDK to say.
    """
    try:
        return await handler(request)
    except _error_types() as error:
        raise _to_transport_error(error) from error


def _aiohttp() -> Any:
    return import_extra("aiohttp", "aiohttp")


def _error_types() -> tuple[type[Exception], ...]:
    return _aiohttp().ClientError, TimeoutError


@lru_cache(maxsize=512)
def _to_url(url: str) -> Any:
    return import_extra("yarl", "aiohttp").URL(url, encoded=True)


@lru_cache(maxsize=64)
def _to_client_timeout(timeout: Timeout) -> Any:
    """The limits in aiohttp's form: its `connect` includes the wait for the pool."""
    connect, pool = timeout.connect, timeout.pool
    return _aiohttp().ClientTimeout(
        total=None,
        connect=None if connect is None or pool is None else connect + pool,
        sock_connect=connect,
        sock_read=timeout.read,
    )


def _to_aiohttp_headers(request: Request) -> dict[str, str]:
    """The header fields without `Expect`, at which aiohttp would wait for ever."""
    headers = request.headers
    if request.content is None:
        return headers
    return {name: value for name, value in headers.items() if name.lower() != "expect"}


def _to_body(content: Content | None) -> bytes | AsyncIterable[bytes] | None:
    if content is None or isinstance(content, (bytes, AsyncIterable)):
        return content
    return iterate(content)


def _to_fields(response: Any) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.raw_headers
    ]


async def _read_chunks(response: Any, seconds: float | None) -> AsyncIterator[bytes]:
    """The bytes as they come; `seconds` bound the wait for each.

    aiohttp's own limit is not in force once its parser has failed or its connection is
    closed, and a reader would wait for ever.
    """
    import asyncio

    try:
        while True:
            async with asyncio.timeout(seconds):
                chunk = await response.content.readany()
            if not chunk:
                return
            yield chunk
    except _error_types() as error:
        raise _to_transport_error(error) from error
    except GeneratorExit:  # left before its end, it gives its connection back
        response.close()
        raise


def _to_transport_error(error: Exception) -> TransportError:
    """An error of aiohttp as one of the SDK's."""
    aiohttp = _aiohttp()
    unsent = isinstance(
        error,
        (
            aiohttp.ClientConnectorError,
            aiohttp.ClientHttpProxyError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.InvalidURL,
        ),
    )
    if isinstance(error, TimeoutError):
        phase = "connect" if unsent else "read"
        return ApiTimeoutError(f"timed out: {phase}", unsent=unsent)
    return ApiConnectionError(str(error) or type(error).__name__, unsent=unsent)
