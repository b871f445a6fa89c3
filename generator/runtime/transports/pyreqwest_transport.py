"""A transport on pyreqwest, which is Rust's reqwest: it takes the least CPU time.

pyreqwest is imported at the first request. None of its types shows.
"""

from __future__ import annotations

from _thread import allocate_lock
from datetime import timedelta
from functools import partial
from math import ceil, log2
from pathlib import Path
from typing import Any, NamedTuple

from ..transport import Request, Timeout, Transport, TransportResponse
from . import PerProcess
from .proxies import Proxies
from .pyreqwest_messages import (
    aclose_exchange,
    aread_chunks,
    close_exchange,
    import_module,
    read_chunks,
    to_async_body,
    to_body,
    to_fields,
    to_transport_error,
    to_url,
)

_MOST_CLIENTS = 16
"""Clients that are kept for other limits; the oldest goes first."""


_Key = tuple[str | None, Timeout]
"""The proxy and the limits: reqwest takes them for a client, not for a request."""


class _Options(NamedTuple):
    verify: bool | str
    cert: str | tuple[str, str] | None
    proxy: str | None
    trust_env: bool
    http2: bool
    max_connections: int | None
    max_keepalive_connections: int | None
    keepalive_expiry: float | None
    local_address: str | None


class PyreqwestTransport(Transport):
    """Connections pooled by reqwest, for synchronous and asynchronous clients.

    It needs the extra `fast`. `verify` is `True` for the system's certificates, `False`
    for none (an attacker can then read everything), or the path of a CA bundle that is
    trusted besides. `cert` is a client certificate: the path of a PEM file with its
    key, or those of certificate and key. `proxy` overrides the environment's proxies,
    which `trust_env=False` ignores. `max_connections` is how many requests there are at
    once; `max_keepalive_connections` counts idle ones for each host.

    reqwest differs from `HttpxTransport` in this:

    * It cannot be used after a fork: a child of a process that has used it gets a
      `RuntimeError`. Start processes by `spawn`, or use `HttpxTransport` there.
    * There are no unix sockets, no `SSLContext`, and no limit on writing.
    * The limits on connecting, reading and pooling belong to a pool of connections:
      each set of them has its own. Below a total deadline they are rounded up to a
      power of two, so that sets do not become many.
    * A request whose task is cancelled goes on by itself until it is answered or times
      out; its place counts in `max_connections` until then.
    * Names of header fields go out as `Title-Case` and come in as lower case; a
      response with more than 100 fields is refused, and a field with bytes beyond
      ASCII is left out.
    * A URL whose path or query reqwest would rewrite is refused before it is sent.
    """

    def __init__(
        self,
        *,
        verify: bool | str = True,
        cert: str | tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = None,
        max_keepalive_connections: int | None = 100,
        keepalive_expiry: float | None = 5.0,
        local_address: str | None = None,
    ) -> None:
        if type(verify) not in (bool, str):
            raise TypeError("verify: a bool or a path; reqwest takes no SSLContext")
        options = _Options(
            verify,
            cert,
            proxy,
            trust_env,
            http2,
            max_connections,
            max_keepalive_connections,
            keepalive_expiry,
            local_address,
        )
        self._clients = PerProcess(partial(_Clients, options))

    def __repr__(self) -> str:
        return "<PyreqwestTransport>"

    def send(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        return self._clients.get().send(request)

    async def asend(self, request: Request, /) -> TransportResponse:
        """The same for an asynchronous client."""
        return await self._clients.get().asend(request)

    def close(self) -> None:
        """Close the connections of synchronous requests."""
        clients = self._clients.existing()
        if clients is not None:
            clients.close()

    async def aclose(self) -> None:
        """Close all connections."""
        clients = self._clients.existing()
        if clients is not None:
            await clients.aclose()


class _Clients:
    """The clients of one process: one for each proxy and set of limits."""

    def __init__(self, options: _Options) -> None:
        self._options = options
        self._lock = allocate_lock()
        self._sync: dict[_Key, Any] = {}
        self._async: dict[_Key, Any] = {}
        self._proxies = Proxies(options.proxy, options.trust_env)
        # Not at the first error: a generator that is collected during that import asks
        # for the same module, and finds half of it.
        import_module("exceptions")

    def send(self, request: Request) -> TransportResponse:
        """Send a request from a synchronous client."""
        body = to_body(request.content)
        try:
            exchange = self._build_request(
                self._sync, "SyncClientBuilder", request, body
            )
            response = exchange.__enter__()
            return TransportResponse(
                response.status,
                to_fields(response.headers),
                read_chunks(exchange, response.body_reader, self._sync.clear),
                partial(close_exchange, exchange, self._sync.clear),
            )
        except import_module("exceptions").PyreqwestError as error:
            raise to_transport_error(error) from error
        except Exception:
            raise
        except BaseException:
            self._sync.clear()  # an interrupted one loses places for connections
            raise

    async def asend(self, request: Request) -> TransportResponse:
        """Send a request from an asynchronous client."""
        body = to_async_body(request.content)
        try:
            exchange = self._build_request(self._async, "ClientBuilder", request, body)
            response = await exchange.__aenter__()
        except import_module("exceptions").PyreqwestError as error:
            raise to_transport_error(error) from error
        return TransportResponse(
            response.status,
            to_fields(response.headers),
            aread_chunks(exchange, response.body_reader),
            partial(aclose_exchange, exchange),
        )

    def _build_request(
        self, clients: dict[_Key, Any], builder: str, request: Request, body: object
    ) -> Any:
        """The request in reqwest's form, ready to be sent.

        Nothing else keeps the client: its idle connections live as long as it does,
        and the frames that an error remembers would make that long.
        """
        client = self._get_client(clients, builder, request)
        made = client.request(request.method, to_url(request.url))
        made = made.headers(list(request.headers.items()))
        if isinstance(body, bytes):
            made = made.body_bytes(body)
        elif body is not None:
            made = made.body_stream(body)
        # Bytes of the body to await with the head, which saves waking up a thread.
        awaited = 0 if request.streamed else 1
        return made.streamed_read_buffer_limit(awaited).build_streamed()

    def _get_client(
        self, clients: dict[_Key, Any], builder: str, request: Request
    ) -> Any:
        limits = request.timeout
        if limits.total is not None:
            limits = _round_up(limits)
        key = (self._proxies.of(request.url), limits)
        client = clients.get(key)
        if client is not None:
            return client
        with self._lock:
            if key not in clients:
                if len(clients) == _MOST_CLIENTS:
                    del clients[next(iter(clients))]
                clients[key] = self._build_client(
                    getattr(import_module("client"), builder)(), *key
                )
            return clients[key]

    def _build_client(self, builder: Any, proxy: str | None, limits: Timeout) -> Any:
        options = self._options
        for coding in ("gzip", "deflate", "brotli", "zstd"):
            builder = getattr(builder, coding)(False)
        builder = builder.follow_redirects(False).referer(False).http2(options.http2)
        builder = builder.max_connections(options.max_connections).no_proxy()
        if options.max_keepalive_connections is not None:
            builder = builder.pool_max_idle_per_host(options.max_keepalive_connections)
        builder = builder.pool_idle_timeout(_to_timedelta(options.keepalive_expiry))
        builder = builder.local_address(options.local_address)
        for name in ("connect", "read", "pool"):
            seconds = getattr(limits, name)
            if seconds is not None:
                builder = getattr(builder, f"{name}_timeout")(_to_timedelta(seconds))
        if proxy is not None:
            builder = builder.proxy(import_module("proxy").ProxyBuilder.all(proxy))
        builder = _add_certificates(builder, options.verify, options.cert)
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


def _round_up(limits: Timeout) -> Timeout:
    """The limits, rounded up: what is left of a total makes them ever others."""
    return Timeout(
        _to_power_of_two(limits.connect),
        _to_power_of_two(limits.read),
        None,
        _to_power_of_two(limits.pool),
    )


def _to_power_of_two(seconds: float | None) -> float | None:
    return None if seconds is None else 2.0 ** ceil(log2(seconds))


def _to_timedelta(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _add_certificates(
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
