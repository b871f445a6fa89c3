"""Requests, responses and errors between the SDK's form and httpcore2's.

httpx2 has this pool inside of its transport, and would wrap each request and response once
more, which is a sixth of the time of a call.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import httpcore2
import httpx2

from ..transport import Request
from ..urls import split_target
from . import import_extra
from .httpx_messages import HttpxContent, Parts, Pool, to_limits, to_wire
from .watched_streams import AsyncWatchedBackend, WatchedBackend

if TYPE_CHECKING:
    from ssl import SSLContext


_FRAMING = ("content-length", "transfer-encoding")


class DirectPool(Pool):
    """Connections of httpcore2.

    Without `ssl_context` it is for requests without TLS. `proxy` is a URL; the other
    options are httpcore2's. Raises `ValueError` for a proxy of an unknown kind.
    """

    _library = httpcore2
    _errors = (
        httpcore2.TimeoutException,
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpcore2.ProxyError,
        httpcore2.UnsupportedProtocol,
        httpx2.InvalidURL,
    )

    def __init__(
        self,
        asynchronous: bool,
        ssl_context: SSLContext | None,
        limits: httpx2.Limits,
        proxy: str | None = None,
        **options: Any,
    ) -> None:
        options |= {
            "ssl_context": ssl_context,
            "proxy": None if proxy is None else _to_proxy(proxy),
            "max_connections": limits.max_connections,
            "max_keepalive_connections": limits.max_keepalive_connections,
            "keepalive_expiry": limits.keepalive_expiry,
        }
        if asynchronous:
            backend = AsyncWatchedBackend()
            pool = httpcore2.AsyncConnectionPool(**options, network_backend=backend)
            super().__init__(pool, pool.handle_async_request)
        else:
            blocking = httpcore2.ConnectionPool(
                **options, network_backend=WatchedBackend()
            )
            super().__init__(blocking, blocking.handle_request)

    def send(self, request: Request, content: HttpxContent) -> Any:
        """The response, or, of a pool for asynchronous clients, its awaitable."""
        url, host = _parse_url(request.url)
        headers = to_wire(request.headers)
        names = {name.lower() for name in request.headers}
        if "host" not in names:
            headers.insert(0, (b"Host", host))
        if content is not None and names.isdisjoint(_FRAMING):
            headers.append(_framing(content))
        extensions = {"timeout": to_limits(request.timeout)}
        made = httpcore2.Request(
            request.method, url, headers=headers, content=content, extensions=extensions
        )
        return self._send(made)

    def parts_of(self, response: Any, method: str) -> Parts:
        """Status, header fields, and the chunks of the body as received."""
        status, extensions = response.status, response.extensions
        fields = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers
        ]
        if extensions["http_version"] == b"HTTP/1.1" and status != 101:
            extensions["network_stream"].received.expect(method, status, fields)
        return status, fields, response.stream


def _to_proxy(proxy: str) -> httpcore2.Proxy:
    given = httpx2.Proxy(proxy)
    if given.url.scheme.startswith("socks"):
        import_extra("socksio", "socks")
    return httpcore2.Proxy(_to_url(given.url, given.url.raw_path), given.raw_auth)


def _to_url(url: httpx2.URL, target: bytes) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=target
    )


def _framing(content: HttpxContent) -> tuple[bytes, bytes]:
    """The field that says where a body ends (RFC 9112 section 6.3)."""
    if isinstance(content, bytes):
        return b"Content-Length", b"%d" % len(content)
    return b"Transfer-Encoding", b"chunked"


@lru_cache(maxsize=512)
def _parse_url(url: str) -> tuple[httpcore2.URL, bytes]:
    """The URL, its path and query byte for byte, and the value of `Host` for it."""
    parsed = httpx2.URL(url)
    return _to_url(parsed, split_target(url)[1].encode("ascii")), parsed.netloc
