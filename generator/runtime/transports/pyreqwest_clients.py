"""Requests through clients of pyreqwest."""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from datetime import timedelta
from functools import lru_cache, partial
from math import ceil, log2
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import (
    ApiConnectionError,
    ApiTimeoutError,
    RequestValidationError,
    TransportError,
)
from ..timeouts import Timeout
from ..transport import Content, Request, TransportResponse
from ..urls import split_target
from .optional_imports import module
from .proxies import Proxies

if TYPE_CHECKING:
    from .pyreqwest_transport import PyreqwestTransport

_CONNECTING = "client error (Connect)"
"""Among the causes of an error, what says that no connection came about."""


_MOST = 16
"""Clients that are kept for other limits; the oldest goes first."""


def _of(name: str) -> Any:
    """A module of pyreqwest."""
    return module(f"pyreqwest.{name}", "fast")


_Key = tuple[str | None, Timeout]
"""The proxy and the limits: reqwest takes them for a client, not for a request."""


class Clients:
    """The clients of one process: one for each proxy and set of limits."""

    def __init__(self, options: PyreqwestTransport) -> None:
        self._options = options
        self._lock = allocate_lock()
        self._sync: dict[_Key, Any] = {}
        self._async: dict[_Key, Any] = {}
        self._proxies = Proxies(options.proxy, options.trust_env)

    def send(self, request: Request) -> TransportResponse:
        """Send a request from a synchronous client."""
        body = _source(request.content)
        try:
            exchange = self._built(self._sync, "SyncClientBuilder", request, body)
            response = exchange.__enter__()
        except _of("exceptions").PyreqwestError as error:
            raise _translated(error) from error
        return TransportResponse(
            response.status,
            _fields(response.headers),
            _pieces(exchange, response.body_reader),
            partial(_close, exchange),
        )

    async def asend(self, request: Request) -> TransportResponse:
        """Send a request from an asynchronous client."""
        body = _asource(request.content)
        try:
            exchange = self._built(self._async, "ClientBuilder", request, body)
            response = await exchange.__aenter__()
        except _of("exceptions").PyreqwestError as error:
            raise _translated(error) from error
        return TransportResponse(
            response.status,
            _fields(response.headers),
            _apieces(exchange, response.body_reader),
            partial(_aclose, exchange),
        )

    def _built(
        self, clients: dict[_Key, Any], builder: str, request: Request, body: object
    ) -> Any:
        """The request in reqwest's form, ready to be sent.

        Nothing else keeps the client: its idle connections live as long as it does,
        and the frames that an error remembers would make that long.
        """
        client = self._get(clients, builder, request)
        made = client.request(request.method, _to_url(request.url))
        made = made.headers(list(request.headers.items()))
        if isinstance(body, bytes):
            made = made.body_bytes(body)
        elif body is not None:
            made = made.body_stream(body)
        # Bytes of the body to await with the head, which saves waking up a thread.
        awaited = 0 if request.streamed else 1
        return made.streamed_read_buffer_limit(awaited).build_streamed()

    def _get(self, clients: dict[_Key, Any], builder: str, request: Request) -> Any:
        limits = request.timeout
        if limits.total is not None:
            limits = _rounded(limits)
        key = (self._proxies.of(request.url), limits)
        client = clients.get(key)
        if client is not None:
            return client
        with self._lock:
            if key not in clients:
                if len(clients) == _MOST:
                    del clients[next(iter(clients))]
                clients[key] = self._build(getattr(_of("client"), builder)(), *key)
            return clients[key]

    def _build(self, builder: Any, proxy: str | None, limits: Timeout) -> Any:
        options = self._options
        for coding in ("gzip", "deflate", "brotli", "zstd"):
            builder = getattr(builder, coding)(False)
        builder = builder.follow_redirects(False).referer(False).http2(options.http2)
        builder = builder.max_connections(options.max_connections).no_proxy()
        if options.max_keepalive_connections is not None:
            builder = builder.pool_max_idle_per_host(options.max_keepalive_connections)
        builder = builder.pool_idle_timeout(_duration(options.keepalive_expiry))
        builder = builder.local_address(options.local_address)
        for name in ("connect", "read", "pool"):
            seconds = getattr(limits, name)
            if seconds is not None:
                builder = getattr(builder, f"{name}_timeout")(_duration(seconds))
        if proxy is not None:
            builder = builder.proxy(_of("proxy").ProxyBuilder.all(proxy))
        builder = _trusting(builder, options.verify, options.cert)
        try:
            return builder.build()
        except RuntimeError as error:
            raise RuntimeError(
                "pyreqwest cannot be used in a process that was forked after its"
                " parent used it: start it by `spawn`, or use HttpxTransport"
            ) from error

    def close(self) -> None:
        """Close the clients of synchronous requests."""
        while self._sync:  # an idle connection lives as long as its client
            self._sync.popitem()[1].close()

    async def aclose(self) -> None:
        """Close all clients."""
        self.close()
        while self._async:
            await self._async.popitem()[1].close()


def _rounded(limits: Timeout) -> Timeout:
    """The limits, rounded up: what is left of a total makes them ever others."""
    return Timeout(_up(limits.connect), _up(limits.read), None, _up(limits.pool))


def _up(seconds: float | None) -> float | None:
    return None if seconds is None else 2.0 ** ceil(log2(seconds))


def _duration(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _trusting(
    builder: Any, verify: bool | str, cert: str | tuple[str, str] | None
) -> Any:
    """The builder, told which certificates to trust and which one to show."""
    if isinstance(verify, str):
        builder = builder.add_root_certificate_pem(Path(verify).read_bytes())
    elif not verify:
        builder = builder.danger_accept_invalid_certs(True)
    if cert is None:
        return builder
    paths = (cert,) if isinstance(cert, str) else cert
    return builder.identity_pem(b"\n".join(Path(each).read_bytes() for each in paths))


def _source(content: Content | None) -> bytes | Iterator[bytes] | None:
    if content is None or isinstance(content, bytes):
        return content
    if isinstance(content, Iterable):
        return iter(content)
    raise TypeError("a synchronous client cannot send an asynchronous iterator")


def _asource(content: Content | None) -> object:
    """The same for an asynchronous client; some sources can be read either way."""
    return aiter(content) if isinstance(content, AsyncIterable) else _source(content)


@lru_cache(maxsize=512)
def _to_url(url: str) -> Any:
    """The URL, parsed; refused when reqwest would send another one (WHATWG URL)."""
    try:
        parsed = _of("http").Url(url)
    except ValueError:
        raise ApiConnectionError("the URL cannot be sent to", unsent=True) from None
    if split_target(str(parsed))[1] != split_target(url)[1]:
        raise RequestValidationError(
            "pyreqwest would rewrite the path or the query of this URL"
        )
    return parsed


def _fields(headers: Any) -> list[tuple[str, str]]:
    try:
        return list(headers.items())
    except ValueError:  # one of them is not ASCII
        return [pair for name in dict.fromkeys(headers) for pair in _all(headers, name)]


def _all(headers: Any, name: str) -> list[tuple[str, str]]:
    try:
        return [(name, value) for value in headers.getall(name)]
    except ValueError:
        return []


def _pieces(exchange: Any, reader: Any) -> Iterator[bytes]:
    try:
        while (piece := reader.read_chunk()) is not None:
            yield bytes(piece)
    except _of("exceptions").PyreqwestError as error:
        raise _translated(error) from error
    except GeneratorExit:  # left before its end, it gives its connection back
        _close(exchange)
        raise


async def _apieces(exchange: Any, reader: Any) -> AsyncIterator[bytes]:
    try:
        while (piece := await reader.read_chunk()) is not None:
            yield bytes(piece)
    except _of("exceptions").PyreqwestError as error:
        raise _translated(error) from error
    except GeneratorExit:
        await _aclose(exchange)
        raise


def _close(exchange: Any) -> None:
    try:
        exchange.__exit__(None, None, None)
    except RuntimeError:  # what it says of an exchange that is closed already
        pass


async def _aclose(exchange: Any) -> None:
    try:
        await exchange.__aexit__(None, None, None)
    except RuntimeError:
        pass


def _translated(error: Any) -> TransportError:
    """An error of pyreqwest as one of the SDK's.

    Its types do not say for sure how far a request came, but their causes do.
    """
    details: dict[str, Any] = getattr(error, "details", None) or {}
    causes: list[str] = [each["message"] for each in details.get("causes") or ()]
    unsent = _CONNECTING in causes
    if isinstance(error, _of("exceptions").PoolTimeoutError):
        return ApiTimeoutError("timed out: pool", unsent=True)
    if isinstance(error, _of("exceptions").RequestTimeoutError):
        return ApiTimeoutError(
            f"timed out: {'connect' if unsent else 'read'}", unsent=unsent
        )
    return ApiConnectionError(causes[-1] if causes else str(error), unsent=unsent)
