"""A transport on pyreqwest, which is Rust's reqwest: it takes the least CPU time.

It is imported at the first request. None of its types shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..transport import Request, Transport, TransportResponse
from .per_process import PerProcess

if TYPE_CHECKING:
    from .pyreqwest_clients import Clients


class PyreqwestTransport(Transport):
    """Connections pooled by reqwest, for synchronous and asynchronous clients.

    It needs the extra `fast`. `verify` is `True` for the system's certificates, `False`
    for none (an attacker can then read everything), or the path of a CA bundle that is
    trusted besides. `cert` is a client certificate: the path of a PEM file with its
    key, or those of certificate and key. `proxy` overrides the environment's proxies,
    which `trust_env=False` ignores. `max_connections` is how many requests there are at
    once; `max_keepalive_connections` counts idle ones for each host.

    What reqwest does otherwise than `HttpxTransport`:

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
        self.verify = verify
        self.cert = cert
        self.proxy = proxy
        self.trust_env = trust_env
        self.http2 = http2
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry
        self.local_address = local_address
        self._clients = PerProcess(self._make)

    def __repr__(self) -> str:
        return "<PyreqwestTransport>"

    def _make(self) -> Clients:
        from .pyreqwest_clients import Clients

        return Clients(self)

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
