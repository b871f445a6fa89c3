"""Requests to httpx2 and responses from it, at the level of its transports.

That level costs less than its client, follows no redirects, decodes no content and
keeps no cookies: exactly what the SDK does by itself or does not want.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import httpx2

from .errors import ApiConnectionError, ApiTimeoutError, TransportError
from .transport import Content, Request, TransportResponse
from .urls import origin_of

if TYPE_CHECKING:
    from .httpx_transport import HttpxTransport


class Pools:
    """The connection pools of one process: one for each proxy and kind of client."""

    def __init__(self, options: HttpxTransport) -> None:
        self._options = options
        self._lock = allocate_lock()
        self._verify = _ssl_context(options)
        self._sync: dict[str | None, httpx2.HTTPTransport] = {}
        self._async: dict[str | None, httpx2.AsyncHTTPTransport] = {}
        self._proxies = _Proxies(options.proxy, options.trust_env)

    def send(self, request: Request) -> TransportResponse:
        """Send a request from a synchronous client."""
        try:
            body = _whole(request.content) or _Body(request.content)
            pool = self._sync_pool(self._proxies.of(request.url))
            response = pool.handle_request(_to_httpx(request, body))
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise _translated(error) from error
        stream = cast("httpx2.SyncByteStream", response.stream)
        return TransportResponse(
            response.status_code, _fields(response), _pieces(stream), stream.close
        )

    async def asend(self, request: Request) -> TransportResponse:
        """Send a request from an asynchronous client."""
        try:
            body = _whole(request.content) or _AsyncBody(request.content)
            pool = self._async_pool(self._proxies.of(request.url))
            response = await pool.handle_async_request(_to_httpx(request, body))
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise _translated(error) from error
        stream = cast("httpx2.AsyncByteStream", response.stream)
        return TransportResponse(
            response.status_code, _fields(response), _apieces(stream), stream.aclose
        )

    def _sync_pool(self, proxy: str | None) -> httpx2.HTTPTransport:
        pool = self._sync.get(proxy)
        if pool is not None:
            return pool
        with self._lock:
            if proxy not in self._sync:
                self._sync[proxy] = httpx2.HTTPTransport(**self._arguments(proxy))
            return self._sync[proxy]

    def _async_pool(self, proxy: str | None) -> httpx2.AsyncHTTPTransport:
        pool = self._async.get(proxy)
        if pool is None:
            pool = httpx2.AsyncHTTPTransport(**self._arguments(proxy))
            self._async[proxy] = pool
        return pool

    def _arguments(self, proxy: str | None) -> dict[str, Any]:
        options = self._options
        return {
            "verify": self._verify,
            "trust_env": options.trust_env,
            "http2": options.http2,
            "limits": httpx2.Limits(
                max_connections=options.max_connections,
                max_keepalive_connections=options.max_keepalive_connections,
                keepalive_expiry=options.keepalive_expiry,
            ),
            "proxy": proxy,
            "uds": options.uds,
            "local_address": options.local_address,
        }

    def close(self) -> None:
        """Close the pools of synchronous clients."""
        for pool in self._sync.values():
            pool.close()

    async def aclose(self) -> None:
        """Close all pools."""
        self.close()
        for pool in self._async.values():
            await pool.aclose()


def _ssl_context(options: HttpxTransport) -> Any:
    """What httpx2 takes for `verify`, made from paths where they were given."""
    if options.cert is None and not isinstance(options.verify, str):
        return options.verify
    import ssl

    if isinstance(options.verify, str):
        context = ssl.create_default_context(cafile=options.verify)
    elif isinstance(options.verify, bool):
        context = httpx2.create_ssl_context(verify=options.verify)
    else:
        context = options.verify
    if options.cert is not None:
        cert = (options.cert,) if isinstance(options.cert, str) else options.cert
        context.load_cert_chain(*cert)
    return context


class _Proxies:
    """Which proxy a URL goes through: the one given, else the environment's."""

    def __init__(self, given: str | None, trust_env: bool) -> None:
        from urllib.request import getproxies

        self._given = given
        self._environment = getproxies() if trust_env and given is None else {}
        self._known: dict[tuple[str, str], str | None] = {}

    def of(self, url: str) -> str | None:
        if not self._environment:
            return self._given
        origin = origin_of(url)
        key = (origin.scheme, origin.host)
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, scheme: str, host: str) -> str | None:
        from urllib.request import proxy_bypass

        if proxy_bypass(host):
            return None
        proxy = self._environment.get(scheme) or self._environment.get("all")
        return f"http://{proxy}" if proxy and "://" not in proxy else proxy


_to_url = lru_cache(maxsize=512)(httpx2.URL)


def _whole(content: Content | None) -> httpx2.ByteStream | None:
    if content is None or isinstance(content, bytes):
        return httpx2.ByteStream(content or b"")
    return None


def _to_httpx(
    request: Request, body: httpx2.SyncByteStream | httpx2.AsyncByteStream
) -> httpx2.Request:
    url = _to_url(request.url)
    fields = [(b"Host", url.netloc)]
    framed = False
    for name, value in request.headers.items():
        fields.append((name.encode("ascii"), value.encode("utf-8")))
        framed = framed or name == "Content-Length"
    if not framed and request.content is not None:
        fields.append((b"Transfer-Encoding", b"chunked"))
    timeout = request.timeout
    extensions = {
        "timeout": {
            "connect": timeout.connect,
            "read": timeout.read,
            "write": timeout.write,
            "pool": timeout.pool,
        }
    }
    return httpx2.Request(
        request.method, url, headers=fields, stream=body, extensions=extensions
    )


class _Body(httpx2.SyncByteStream):
    """A streamed body in httpx2's form."""

    def __init__(self, content: Content | None) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        if not isinstance(self._content, Iterable):
            raise TypeError("a synchronous client cannot send an asynchronous iterator")
        return iter(cast("Iterable[bytes]", self._content))


class _AsyncBody(httpx2.AsyncByteStream):
    """The same for an asynchronous client."""

    def __init__(self, content: Content | None) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if isinstance(self._content, AsyncIterable):
            async for piece in self._content:
                yield piece
        else:
            for piece in cast("Iterable[bytes]", self._content):
                yield piece


def _fields(response: httpx2.Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers.raw
    ]


def _pieces(stream: httpx2.SyncByteStream) -> Iterator[bytes]:
    try:
        yield from stream
    except httpx2.HTTPError as error:
        raise _translated(error) from error


async def _apieces(stream: httpx2.AsyncByteStream) -> AsyncIterator[bytes]:
    try:
        async for piece in stream:
            yield piece
    except httpx2.HTTPError as error:
        raise _translated(error) from error


_UNSENT = (httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ConnectError)


def _translated(error: Exception) -> TransportError:
    """An httpx2 error as one of the SDK's."""
    unsent = isinstance(error, _UNSENT)
    said = str(error)
    if isinstance(error, httpx2.TimeoutException):
        kind = type(error).__name__.removesuffix("Timeout").lower()
        return ApiTimeoutError(f"timed out: {kind}", unsent=unsent)
    return ApiConnectionError(said or type(error).__name__, unsent=unsent)
