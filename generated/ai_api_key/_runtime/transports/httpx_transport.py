"""The default transport: httpx2's connections, imported at the first request.

None of httpx2's types shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..transport import Request, Transport, TransportResponse
from .optional_imports import module
from .per_process import PerProcess

if TYPE_CHECKING:
    from ssl import SSLContext

    from .httpcore_pools import Pools


class HttpxTransport(Transport):
    """Connections pooled by httpx2, for synchronous and asynchronous clients.

    `verify` is `True` for the system's certificates, `False` for none (an attacker can
    then read everything), the path of a CA bundle, or an `ssl.SSLContext`. `cert` is a
    client certificate: the path of a PEM file, or those of certificate and key.
    `proxy` overrides the environment's proxies, which `trust_env=False` ignores, as it
    does `SSL_CERT_FILE`. `http2` offers HTTP/2 over TLS; it needs the extra `http2`.
    `uds` is the path of a unix socket to connect to. Every event loop has connections
    of its own, as has the child of a fork.
    """

    def __init__(
        self,
        *,
        verify: bool | str | SSLContext = True,
        cert: str | tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = 100,
        max_keepalive_connections: int | None = 100,
        keepalive_expiry: float | None = 5.0,
        uds: str | None = None,
        local_address: str | None = None,
    ) -> None:
        self.verify = verify
        self.cert = cert
        self.proxy = proxy
        self.trust_env = trust_env
        self.http2 = http2
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry
        self.uds = uds
        self.local_address = local_address
        if http2:
            module("h2", "http2")  # rather now than at the first request
        self._pools = PerProcess(self._make)

    def __repr__(self) -> str:
        return "<HttpxTransport>"

    def _make(self) -> Pools:
        from .httpcore_pools import Pools

        return Pools(self)

    def send(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        return self._pools.get().send(request)

    async def asend(self, request: Request, /) -> TransportResponse:
        """The same for an asynchronous client."""
        return await self._pools.get().asend(request)

    def close(self) -> None:
        """Close the connections of synchronous requests."""
        pools = self._pools.existing()
        if pools is not None:
            pools.close()

    async def aclose(self) -> None:
        """Close all connections."""
        pools = self._pools.existing()
        if pools is not None:
            await pools.aclose()
