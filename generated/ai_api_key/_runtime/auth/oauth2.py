"""OAuth 2.0 client credentials (RFC 6749 section 4.4), with a cache for the token.

One token is asked for at a time, however many threads or tasks need it; it is renewed
ahead of its end, and once more when the server refuses it.
"""

from __future__ import annotations

import time
from binascii import b2a_base64
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, cast

import msgspec

from ..errors import AuthenticationError, RequestValidationError
from ..headers import Headers
from ..parameters.percent import encode_form
from ..redaction import printable
from ..timeouts import Timeout
from ..transport import Request
from ..urls import origin_of
from .base import Answer, Authenticator, Exchange

EARLY = 60.0
"""Seconds before its end at which a token is renewed, at most a tenth of its life."""


class OAuth2Auth(Authenticator):
    """Obtains, keeps and sends an access token."""

    def __init__(
        self,
        token_url: str,
        client_id: str,
        client_secret: str,
        scopes: Sequence[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._token_url = token_url
        self._client_id = client_id
        self._client_secret = client_secret
        self._scopes = tuple(scopes)
        self._clock = clock
        self._value: str | None = None
        self._expires = 0.0
        self._refresh_token: str | None = None
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
        lock = self._locks.setdefault("token", exchange.driver.lock())
        async with lock:
            value = self._current() or await self._ask(request.timeout, exchange)
        request.headers["Authorization"] = value

    async def _ask(self, timeout: Timeout, exchange: Exchange) -> str:
        """Ask the server for a token: by refresh token when there is one."""
        if not origin_of(self._token_url).is_private:
            raise RequestValidationError("credentials are not sent over plain http")
        if self._refresh_token is not None:
            grant = {
                "grant_type": "refresh_token",
                "refresh_token": self._refresh_token,
            }
            self._refresh_token = None
            answer = await exchange.fetch(self._request(grant, timeout))
            if answer.status == 200:
                return self._keep(answer)
        grant = {"grant_type": "client_credentials"}
        if self._scopes:
            grant["scope"] = " ".join(self._scopes)
        answer = await exchange.fetch(self._request(grant, timeout))
        if answer.status in {400, 401} and b"invalid_client" in answer.body:
            answer = await exchange.fetch(self._request(grant, timeout, in_body=True))
        return self._keep(answer)

    def _request(
        self, grant: dict[str, str], timeout: Timeout, in_body: bool = False
    ) -> Request:
        """A token request; the client shows its secret as RFC 6749 section 2.3.1."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
        }
        if in_body:
            grant = {
                **grant,
                "client_id": self._client_id,
                "client_secret": self._client_secret,
            }
        else:
            pair = f"{encode_form(self._client_id)}:{encode_form(self._client_secret)}"
            basic = b2a_base64(pair.encode(), newline=False).decode()
            headers["Authorization"] = f"Basic {basic}"
        form = "&".join(f"{k}={encode_form(v)}" for k, v in grant.items())
        headers["Content-Length"] = str(len(form))
        return Request("POST", self._token_url, headers, form.encode(), timeout)

    def _keep(self, answer: Answer) -> str:
        """Keep the token of an answer; raises `AuthenticationError` without one."""
        try:
            members = cast("dict[str, Any]", msgspec.json.decode(answer.body))
            token = cast("str", members["access_token"])
            lifetime = float(members.get("expires_in") or 3600.0)
        except (msgspec.DecodeError, KeyError, TypeError, ValueError, AttributeError):
            raise _refused(answer) from None
        if answer.status != 200:
            raise _refused(answer)
        self._expires = self._clock() + lifetime - min(EARLY, lifetime / 10)
        self._refresh_token = members.get("refresh_token")
        self._value = f"Bearer {token}"
        return self._value

    def renew(self, request: Request, headers: Headers) -> bool:
        if request.headers.get("Authorization") == self._value:
            self._expires = 0.0  # a newer token than the refused one stays
        return True

    def secrets(self) -> Sequence[str]:
        token = self._value[7:] if self._value else ""
        return (self._client_secret, token)


def _refused(answer: Answer) -> AuthenticationError:
    from ..problem import find_problem

    body: object = None
    try:
        body = msgspec.json.decode(answer.body)
    except msgspec.DecodeError:
        pass
    problem = find_problem(body)
    said = problem.summary if problem else None
    return AuthenticationError(
        f"the token endpoint answered {answer.status}"
        + (f": {printable(said)}" if said else ""),
        status=answer.status,
        headers=answer.headers,
        body=body,
        raw=answer.body,
        problem=problem,
    )
