"""Tokens: bearer (RFC 6750), and any other scheme that is a name and a token."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from ..errors import RequestValidationError
from ..messages import Headers
from ..transport import Request
from . import Authenticator, Exchange, Groups, SecurityScheme, has_prefix

Token = str | Callable[[], str | Awaitable[str]]
"""A token, or a function that returns the one to use now."""


class BearerScheme(SecurityScheme, frozen=True):
    """`type: http, scheme: bearer`, and with another `prefix` schemes of other names.

    `oauth2` and `openIdConnect` that name no endpoint are bearer schemes, too.
    """

    token: str = "token"
    """The client's keyword for the token, or for a function that returns one."""
    prefix: str = "Bearer"
    """The scheme's name, which stands before the token (RFC 9110 section 11.4)."""

    def groups(self) -> Groups:
        return (("token",),)

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator:
        return BearerAuth(to_token(self.token, credentials["token"]), self.prefix)

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        return has_prefix(headers, self.prefix)


def to_token(
    keyword: str, value: object, accepted: str = "a text or a function"
) -> Token:
    """The value of a client's keyword as a token.

    `TypeError` for what is none; it says what is accepted.
    """
    if isinstance(value, str) or callable(value):
        return cast("Token", value)
    raise TypeError(f"{keyword}: {accepted} is needed")


class BearerAuth(Authenticator):
    """Sends `Authorization: <prefix> <token>`."""

    def __init__(self, token: Token, prefix: str = "Bearer") -> None:
        self._token = token
        self._prefix = prefix
        self._value = f"{prefix} {token}" if isinstance(token, str) else None

    def apply(self, request: Request, exchange: Exchange) -> Awaitable[None] | None:
        if self._value is not None:
            request.headers["Authorization"] = self._value
            return None
        token = self._token() if callable(self._token) else self._token
        if isinstance(token, str):
            self._set(request, token)
            return None
        return self._wait(request, token)

    async def _wait(self, request: Request, pending: Awaitable[str]) -> None:
        self._set(request, await pending)

    def _set(self, request: Request, token: str) -> None:
        if any(char in token for char in "\r\n\0"):
            raise RequestValidationError("token: a line break in it")
        request.headers["Authorization"] = f"{self._prefix} {token}"

    def renew(self, request: Request, headers: Headers) -> bool:
        return self._value is None

    def secrets(self) -> Sequence[str]:
        return (self._token,) if isinstance(self._token, str) else ()
