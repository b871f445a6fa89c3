"""Requests through sessions of aiohttp."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import ApiConnectionError, ApiTimeoutError, TransportError
from ..timeouts import Timeout
from ..transport import Content, Request, TransportResponse
from .optional_imports import module
from .proxies import Proxies
from .tls import ssl_context

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from ssl import SSLContext

    from .aiohttp_transport import AiohttpTransport

_LONGEST_LINE = 100 * 1024
"""Bytes of a line in a response's head, as many as httpx2 takes for all of it."""


def _aiohttp() -> Any:
    return module("aiohttp", "aiohttp")


def _errors() -> tuple[type[Exception], ...]:
    return _aiohttp().ClientError, TimeoutError


class Sessions:
    """The sessions of one process: one for each event loop."""

    def __init__(self, options: AiohttpTransport) -> None:
        from asyncio import get_running_loop  # who has a loop has loaded it

        self._running_loop = get_running_loop
        self._options = options
        self._made: dict[AbstractEventLoop, Any] = {}
        self._proxies = Proxies(options.proxy, options.trust_env)

    async def asend(self, request: Request) -> TransportResponse:
        """Send a request from an asynchronous client."""
        proxy = self._proxies.of(request.url)
        if proxy is not None and proxy.startswith("socks"):
            raise ValueError("proxy: aiohttp knows no SOCKS")
        secure = request.url.startswith(("https:", "HTTPS:")) or proxy is not None
        try:
            response = await self._session().request(
                request.method,
                _to_url(request.url),
                headers=_fields_of(request),
                data=_body(request.content),
                timeout=_limits(request.timeout),
                ssl=self._ssl_context if secure else True,
                proxy=proxy,
                allow_redirects=False,
            )
        except _errors() as error:
            raise _translated(error) from error
        return TransportResponse(
            response.status, _fields(response), _pieces(response), response.close
        )

    def _session(self) -> Any:
        loop = self._running_loop()
        session = self._made.get(loop)
        if session is None:
            kept = {k: v for k, v in self._made.items() if not k.is_closed()}
            self._made = kept | {loop: self._new()}
            session = self._made[loop]
        return session

    def _new(self) -> Any:
        session = _aiohttp().ClientSession(
            connector=self._connector(),
            cookie_jar=_aiohttp().DummyCookieJar(),
            auto_decompress=False,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
        )
        # What may be sent again, and how often, is for the SDK to say; aiohttp offers
        # this switch to its own tests only.
        session._retry_connection = False
        return session

    def _connector(self) -> Any:
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
        return ssl_context(options.verify, options.cert, options.trust_env)

    async def aclose(self) -> None:
        """Close the session of the running event loop."""
        session = self._made.pop(self._running_loop(), None)
        if session is not None:
            await session.close()


@lru_cache(maxsize=512)
def _to_url(url: str) -> Any:
    return module("yarl", "aiohttp").URL(url, encoded=True)


@lru_cache(maxsize=64)
def _limits(timeout: Timeout) -> Any:
    """The limits in aiohttp's form: its `connect` includes the wait for the pool."""
    connect, pool = timeout.connect, timeout.pool
    return _aiohttp().ClientTimeout(
        total=None,
        connect=None if connect is None or pool is None else connect + pool,
        sock_connect=connect,
        sock_read=timeout.read,
    )


def _fields_of(request: Request) -> dict[str, str]:
    """The header fields without `Expect`, at which aiohttp would wait for ever."""
    headers = request.headers
    if request.content is None:
        return headers
    return {name: value for name, value in headers.items() if name.lower() != "expect"}


def _body(content: Content | None) -> bytes | AsyncIterable[bytes] | None:
    if content is None or isinstance(content, (bytes, AsyncIterable)):
        return content
    return _one_by_one(content)


async def _one_by_one(content: Iterable[bytes]) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


def _fields(response: Any) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.raw_headers
    ]


async def _pieces(response: Any) -> AsyncIterator[bytes]:
    try:
        while piece := await response.content.readany():
            yield piece
    except _errors() as error:
        raise _translated(error) from error
    except GeneratorExit:  # left before its end, it gives its connection back
        response.close()
        raise


def _translated(error: Exception) -> TransportError:
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
        return ApiTimeoutError(
            f"timed out: {'connect' if unsent else 'read'}", unsent=unsent
        )
    return ApiConnectionError(str(error) or type(error).__name__, unsent=unsent)
