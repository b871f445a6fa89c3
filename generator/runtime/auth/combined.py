"""Several schemes on one request, as `security: [{a: [], b: []}]` asks for."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

from ..messages import Headers
from ..transport import Request
from . import Authenticator, Exchange


class CombinedAuth(Authenticator):
    """Sends the proofs of several schemes."""

    def __init__(self, parts: Sequence[Authenticator]) -> None:
        self._parts = parts
        self.signs_content = any(part.signs_content for part in parts)

    def apply(self, request: Request, exchange: Exchange) -> Awaitable[None] | None:
        return self._apply(request, exchange)

    async def _apply(self, request: Request, exchange: Exchange) -> None:
        for part in self._parts:
            pending = part.apply(request, exchange)
            if pending is not None:
                await pending

    def renew(self, request: Request, headers: Headers) -> bool:
        return sum([part.renew(request, headers) for part in self._parts]) > 0

    def secrets(self) -> Sequence[str]:
        return [secret for part in self._parts for secret in part.secrets()]
