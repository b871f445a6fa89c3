"""OAuth 2.0 (RFC 6749): one token for a client, kept and renewed.

One token is asked for at a time, however many threads or tasks need it; it is renewed
ahead of its end, and once more when the server refuses it.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from ..errors import AuthenticationError
from ..messages import Headers
from ..transport import Request, Timeout, is_success
from . import Authenticator, Exchange, Groups, SecurityScheme, has_prefix
from .bearer import BearerAuth, Token, to_token
from .grants import ClientCredentialsGrant, DeviceCodeGrant, Grant, Tokens
from .locks import make_lock
from .token_endpoint import Endpoints, Flow, TokenClient, refused, tokens_of

TokenOrGrant = Token | Grant
"""A token, a function that returns the one to use now, or a grant to obtain one."""

EARLY = 60.0
"""Seconds before its end at which a token is renewed, at most a tenth of its life."""


class OAuth2Scheme(SecurityScheme, frozen=True):
    """`type: oauth2`, and `openIdConnect`, whose endpoints are discovered."""

    flows: Mapping[str, Flow] = {}
    """By their names in the document."""
    discovery_url: str = ""
    """The URL of the endpoints that the document does not name (RFC 8414)."""
    token: str = "token"
    """The client's keyword for a token obtained elsewhere, or a grant to obtain one."""
    client_id: str = "client_id"
    """The client's keyword for the client's identifier."""
    client_secret: str = "client_secret"
    """The client's keyword for the client's secret."""

    def groups(self) -> Groups:
        """The token, or the client's credentials where the document has their flow.

        See RFC 6749 section 4.4.
        """
        if "clientCredentials" in self.flows:
            return ("token",), ("client_id", "client_secret")
        return (("token",),)

    def other_ways(self) -> tuple[str, ...]:
        return (f"a grant as {self.token}",)

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator:
        token = credentials.get("token")
        if token is None:
            token = ClientCredentialsGrant(**credentials)
        if not isinstance(token, Grant):
            accepted = "a text, a function or a grant"
            return BearerAuth(to_token(self.token, token, accepted))
        endpoints = Endpoints(self.flows, self.discovery_url, token, base_url)
        return OAuth2Auth(token, endpoints)

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        return has_prefix(headers, "Bearer")


class OAuth2Auth(Authenticator):
    """Obtains, keeps and sends an access token."""

    def __init__(
        self,
        grant: Grant,
        endpoints: Endpoints,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._grant = grant
        self._endpoints = endpoints
        self._client = TokenClient(grant, endpoints)
        self._clock = clock
        self._value: str | None = None
        self._expires = 0.0
        self._refresh_token: str | None = None
        self._spent = False
        self._locks: dict[str, AbstractAsyncContextManager[None]] = {}

    def apply(self, request: Request, exchange: Exchange) -> Awaitable[None] | None:
        value = self._current()
        if value is None:
            return self._obtain(request, exchange)
        request.headers["Authorization"] = value
        return None

    def _current(self) -> str | None:
        return self._value if self._clock() < self._expires else None

    async def _obtain(self, request: Request, exchange: Exchange) -> None:
        lock = self._locks.setdefault("token", make_lock(exchange.driver))
        async with lock:
            value = self._current() or await self._ask(request.timeout, exchange)
        request.headers["Authorization"] = value

    async def _ask(self, timeout: Timeout, exchange: Exchange) -> str:
        """Ask the server for a token: by refresh token when there is one."""
        tokens = await self._refresh(timeout, exchange)
        if tokens is None:
            tokens = await self._begin(timeout, exchange)
        value = self._keep(tokens)
        if self._grant.on_tokens is not None:
            pending = self._grant.on_tokens(tokens)
            if isinstance(pending, Awaitable):
                await pending
        return value

    async def _refresh(self, timeout: Timeout, exchange: Exchange) -> Tokens | None:
        """New tokens for the refresh token; `None` when there is none that is taken."""
        if self._refresh_token is None:
            return None
        form = {"grant_type": "refresh_token", "refresh_token": self._refresh_token}
        answer = await self._client.ask("refresh_url", form, exchange, timeout)
        if answer.status in {400, 401} and self._grant.starts_anew:
            self._refresh_token = None
            return None
        tokens = tokens_of(answer)
        return tokens._replace(
            refresh_token=tokens.refresh_token or self._refresh_token
        )

    async def _begin(self, timeout: Timeout, exchange: Exchange) -> Tokens:
        """The first tokens of the grant."""
        grant = self._grant
        if self._spent:
            raise AuthenticationError("the grant is used up, and no refresh token came")
        form = grant.form(self._endpoints.scopes)
        if isinstance(grant, DeviceCodeGrant):
            from .device import authorize

            return await authorize(grant, form, self._client, exchange, timeout)
        name = "refresh_url" if grant.flow == "refreshToken" else "token_url"
        answer = await self._client.ask(name, form, exchange, timeout)
        if not is_success(answer.status):
            raise refused(answer)
        tokens = tokens_of(answer)
        self._spent = not grant.starts_anew
        known = form.get("refresh_token")  # it stays unless a new one comes
        return tokens._replace(refresh_token=tokens.refresh_token or known)

    def _keep(self, tokens: Tokens) -> str:
        lifetime = tokens.expires_in
        self._expires = self._clock() + lifetime - min(EARLY, lifetime / 10)
        self._refresh_token = tokens.refresh_token
        self._value = value = f"Bearer {tokens.access_token}"
        return value

    def renew(self, request: Request, headers: Headers) -> bool:
        if request.headers.get("Authorization") == self._value:
            self._expires = 0.0  # a newer token than the refused one stays
        return not self._spent or self._refresh_token is not None

    def secrets(self) -> Sequence[str]:
        token = self._value[7:] if self._value else None
        every = (*self._grant.secrets(), token, self._refresh_token)
        return [secret for secret in every if secret]
