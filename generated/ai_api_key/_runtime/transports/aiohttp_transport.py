"""A transport on aiohttp, for asynchronous clients; it takes less CPU time than httpx2.

It is imported at the first request. None of its types shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..transport import Request, Transport, TransportResponse
from .per_process import PerProcess

if TYPE_CHECKING:
    from ssl import SSLContext

    from .aiohttp_sessions import Sessions


class AiohttpTransport(Transport):
    """Connections pooled by aiohttp, for asynchronous clients.

    It needs the extra `aiohttp`. The options are those of `HttpxTransport`, but for
    `http2`, which aiohttp does not know, and a limit of idle connections, which are as
    many as there may be in all. Every event loop has connections of its own, as has
    the child of a fork.

    What aiohttp does otherwise than `HttpxTransport`:

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
        self.verify = verify
        self.cert = cert
        self.proxy = proxy
        self.trust_env = trust_env
        self.max_connections = max_connections
        self.keepalive_expiry = keepalive_expiry
        self.uds = uds
        self.local_address = local_address
        self._sessions = PerProcess(self._make)

    def __repr__(self) -> str:
        return "<AiohttpTransport>"

    def _make(self) -> Sessions:
        from .aiohttp_sessions import Sessions

        return Sessions(self)

    async def asend(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        return await self._sessions.get().asend(request)

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        sessions = self._sessions.existing()
        if sessions is not None:
            await sessions.aclose()
