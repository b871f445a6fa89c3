"""The default transport: httpx2, for synchronous and asynchronous clients.

Requests go directly to httpcore2, the part of httpx2 that keeps connections and speaks
TLS. Where the environment names proxies, httpx2's client stands between. The SDK itself
does all that this adds to a request or does with a response: redirects, content codings
and cookies. None of httpx2's types shows but in the two arguments that take a client of
httpx2.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import httpx2

from .. import publish
from ..transport import Request, Transport, TransportResponse
from . import MissingExtraError, PerProcess, create_ssl_context, import_extra
from .httpx_messages import (
    AsyncBody,
    Body,
    ClientPool,
    Pool,
    to_async_content,
    to_content,
)

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from ssl import SSLContext


class HttpxTransport(Transport):
    """Connections pooled by httpx2, for synchronous and asynchronous clients.

    `verify` is `True` for the system's certificates, `False` for none (an attacker can
    then read everything), the path of a CA bundle, or an `ssl.SSLContext`. `cert` is a
    client certificate: the path of a PEM file, or those of certificate and key.
    `proxy` overrides the environment's proxies, which `trust_env=False` ignores, as it
    does `SSL_CERT_FILE`. `http2` offers HTTP/2 over TLS; it needs the extra `http2`.
    `uds` is the path of a unix socket to connect to. With it, as with
    `local_address`, the environment's proxies are not used. Each connection that is kept idle
    adds to the price of a call, and each new one costs a handshake:
    `max_keepalive_connections` is the balance. Every event loop has connections of its
    own, as has the child of a fork.

    `HttpxTransport(client=httpx2.Client(…))` and
    `HttpxTransport(async_client=httpx2.AsyncClient(…))` send through a client of the
    caller's, with its proxies, mounts, event hooks, default headers, cookies and auth. The
    limits on time, redirects and retries stay the SDK's, the other options are the
    client's own, and whoever made it closes it.
    """

    def __init__(
        self,
        *,
        client: httpx2.Client | None = None,
        async_client: httpx2.AsyncClient | None = None,
        verify: bool | str | SSLContext = True,
        cert: str | tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = 100,
        max_keepalive_connections: int | None = 10,
        keepalive_expiry: float | None = 5.0,
        uds: str | None = None,
        local_address: str | None = None,
    ) -> None:
        if http2:
            import_extra("h2", "http2")  # rather now than at the first request
        limits = httpx2.Limits(
            max_connections=max_connections,
            max_keepalive_connections=max_keepalive_connections,
            keepalive_expiry=keepalive_expiry,
        )
        reads_proxies = trust_env and not (proxy or uds or local_address)
        settings: dict[str, Any] = {"http2": http2, "limits": limits}
        if not reads_proxies:
            settings |= {"proxy": proxy, "uds": uds, "local_address": local_address}
        make_ssl_context = partial(create_ssl_context, verify, cert, trust_env)
        self._pools = PerProcess(
            partial(
                _Pools, client, async_client, settings, make_ssl_context, reads_proxies
            )
        )

    def __repr__(self) -> str:
        return "<HttpxTransport>"

    def send(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        pool = self._pools.get().sync_pool(request.url)
        try:
            response = pool.send(request, to_content(request.content))
            status, fields, stream = pool.parts_of(response, request.method)
            body = Body(response, stream, pool)
        except BaseException as error:
            pool.raise_translated(error)
            pool.is_broken |= not isinstance(error, Exception)
            raise
        return TransportResponse(status, fields, body.chunks(), body.close)

    async def asend(self, request: Request, /) -> TransportResponse:
        """The same for an asynchronous client."""
        pool = self._pools.get().async_pool(request.url)
        try:
            content = to_async_content(request.content)
            response = await pool.send(request, content)
        except Exception as error:
            pool.raise_translated(error)
            raise
        status, fields, stream = pool.parts_of(response, request.method)
        body = AsyncBody(response, stream, pool)
        return TransportResponse(status, fields, body.chunks(), body.aclose)

    def close(self) -> None:
        """Close the connections of synchronous requests."""
        pools = self._pools.existing()
        if pools is not None:
            pools.close()

    async def aclose(self) -> None:
        """Close all connections but those of other event loops."""
        pools = self._pools.existing()
        if pools is not None:
            await pools.aclose()


publish("", HttpxTransport)


class _Pools:
    """The pools of one process.

    There is one for TLS and one without, as TLS's settings take 20 ms to make.
    Asynchronous ones are each event loop's own.
    """

    def __init__(
        self,
        client: httpx2.Client | None,
        async_client: httpx2.AsyncClient | None,
        settings: dict[str, Any],
        make_ssl_context: Callable[[], SSLContext],
        reads_proxies: bool,
    ) -> None:
        self._client = client
        self._async_client = async_client
        self._settings = settings
        self._make_ssl_context = make_ssl_context
        self._reads_proxies = reads_proxies
        self._lock = allocate_lock()
        self._sync: dict[bool, Pool] = {}
        self._async: dict[AbstractEventLoop, dict[bool, Pool]] = {}

    def sync_pool(self, url: str) -> Pool:
        """The pool that synchronous requests to a URL go through."""
        secure = url.startswith(("https:", "HTTPS:"))
        pool = self._sync.get(secure)
        if pool is not None and not pool.is_broken:
            return pool
        with self._lock:
            pool = self._sync.get(secure)
            if pool is None or pool.is_broken:
                pool = self._make(self._client, httpx2.Client, secure)
                self._sync[secure] = pool
            return pool

    def async_pool(self, url: str) -> Pool:
        """The pool that requests to a URL go through in the running event loop."""
        from asyncio import get_running_loop

        secure = url.startswith(("https:", "HTTPS:"))
        loop = get_running_loop()
        pools = self._async.get(loop)
        if pools is None:
            open_ = {k: v for k, v in self._async.items() if not k.is_closed()}
            self._async = open_ | {loop: {}}
            pools = self._async[loop]
        if secure not in pools:
            pools[secure] = self._make(self._async_client, httpx2.AsyncClient, secure)
        return pools[secure]

    def _make(self, given: object, client: type[Any], secure: bool) -> Pool:
        """A pool: the caller's client, else httpcore2's pool, else httpx2's client.

        The pool takes less time than the client, which is needed only where the
        environment names proxies.
        """
        if given is not None:
            return ClientPool(given, is_callers=True)
        settings = self._settings
        if not self._has_proxies:
            from .httpcore_pool import DirectPool  # httpcore2 takes 20 ms to import

            context = self._ssl_context if secure else None
            return DirectPool(client is httpx2.AsyncClient, context, **settings)
        try:
            made = client(**settings, verify=self._ssl_context)
        except ImportError as error:
            raise MissingExtraError(str(error), "socks") from error
        return ClientPool(made, is_callers=False)

    @cached_property
    def _has_proxies(self) -> bool:
        from urllib.request import getproxies

        return self._reads_proxies and not getproxies().keys() <= {"no"}

    @cached_property
    def _ssl_context(self) -> SSLContext:
        return self._make_ssl_context()

    def close(self) -> None:
        """Close the pools of synchronous clients."""
        while self._sync:
            pool = self._sync.popitem()[1]
            if not pool.is_broken:  # its lock may be taken for good
                pool.close()

    async def aclose(self) -> None:
        """Close all pools but those of other event loops."""
        from asyncio import get_running_loop

        self.close()
        for pool in self._async.pop(get_running_loop(), {}).values():
            await pool.aclose()
