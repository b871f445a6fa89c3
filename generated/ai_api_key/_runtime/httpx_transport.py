"""The default transport: httpx2, which is imported at the first request.

None of httpx2's types shows.
"""

from __future__ import annotations

import os
from _thread import allocate_lock
from typing import TYPE_CHECKING

from .transport import Request, Transport, TransportResponse

if TYPE_CHECKING:
    from ssl import SSLContext

    from .httpx_pools import Pools


class HttpxTransport(Transport):
    """Connections pooled by httpx2, for synchronous and asynchronous clients.

    `verify` is `True` for the system's certificates, `False` for none (an attacker can
    then read everything), the path of a CA bundle, or an `ssl.SSLContext`. `cert` is a
    client certificate: the path of a PEM file, or those of certificate and key.
    `proxy` overrides the environment's proxies, which `trust_env=False` ignores. `uds`
    is the path of a unix socket to connect to. After a fork, the child makes
    connections of its own.
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
        max_keepalive_connections: int | None = 20,
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
        self._lock = allocate_lock()
        self._pools: Pools | None = None
        self._pid = 0

    def __repr__(self) -> str:
        return "<HttpxTransport>"

    def _current(self) -> Pools:
        """This process's pools; those that a fork brought along are left alone."""
        pools = self._pools
        if pools is not None and self._pid == os.getpid():
            return pools
        from .httpx_pools import Pools

        with self._lock:
            if self._pools is None or self._pid != os.getpid():
                self._pools = Pools(self)
                self._pid = os.getpid()
            return self._pools

    def send(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        return self._current().send(request)

    async def asend(self, request: Request, /) -> TransportResponse:
        """The same for an asynchronous client."""
        return await self._current().asend(request)

    def close(self) -> None:
        """Close the connections of synchronous requests."""
        if self._pools is not None and self._pid == os.getpid():
            self._pools.close()

    async def aclose(self) -> None:
        """Close all connections."""
        if self._pools is not None and self._pid == os.getpid():
            await self._pools.aclose()
