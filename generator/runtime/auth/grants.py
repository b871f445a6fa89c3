"""Grants, by which access tokens are obtained (RFC 6749 section 1.3, RFC 8628).

A grant is given to a client in place of a token. It only says what to ask with; where to
ask is in the document, and `oauth2.py` does it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from msgspec import Struct


class Tokens(NamedTuple):
    """The tokens of a token endpoint (RFC 6749 section 5.1)."""

    access_token: str
    expires_in: float
    """Seconds from now; an hour when the server does not say."""
    refresh_token: str | None
    """The token that asks for the next one; the one before when there is no new one."""

    def __repr__(self) -> str:
        return f"<Tokens for {self.expires_in:g} s>"


TokensHook = Callable[[Tokens], Awaitable[None] | None]
"""Called with each new token, for instance to keep the refresh token."""


class DeviceCode(NamedTuple):
    """The code by which a user allows a device (RFC 8628 section 3.2)."""

    verification_uri: str
    """Where to go."""
    user_code: str
    """The code to enter there."""
    verification_uri_complete: str | None
    """Where to go without having to enter anything, when the server has it."""
    expires_in: float
    """Seconds that are left for it."""


class Grant(Struct, frozen=True, kw_only=True, eq=False):
    """The base of all grants.

    Give `token_url` where the document does not name the token endpoint.
    """

    flow: ClassVar[str] = ""
    """The flow of the document that this is (OpenAPI 3.2 section 4.28)."""
    starts_anew: ClassVar[bool] = True
    """Whether it can be asked with more than once."""

    client_id: str
    client_secret: str | None = None
    """`None` for a public client."""
    scopes: Sequence[str] | None = None
    """The scopes to ask for in place of all those of the document's flow."""
    fields: Mapping[str, str] = {}
    """Further parameters of every token request, such as `audience` or `resource`."""
    token_url: str | None = None
    on_tokens: TokensHook | None = None

    def form(self, scopes: Sequence[str]) -> dict[str, str]:
        """The fields of the first token request; `scopes` are those of the flow."""
        raise NotImplementedError

    def scope(self, scopes: Sequence[str]) -> dict[str, str]:
        """The field of the scopes that are asked for, if any."""
        asked = scopes if self.scopes is None else self.scopes
        return {"scope": " ".join(asked)} if asked else {}

    def secrets(self) -> Sequence[str | None]:
        """The texts that are shown nowhere."""
        return (self.client_secret,)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.client_id}>"


class ClientCredentialsGrant(Grant, frozen=True, kw_only=True, eq=False):
    """A client's own credentials (RFC 6749 section 4.4)."""

    flow = "clientCredentials"

    def form(self, scopes: Sequence[str]) -> dict[str, str]:
        return {"grant_type": "client_credentials", **self.scope(scopes)}


class PasswordGrant(Grant, frozen=True, kw_only=True, eq=False):
    """A user's name and password (RFC 6749 section 4.3), with or without a client."""

    flow = "password"

    client_id: str = ""
    username: str
    password: str

    def form(self, scopes: Sequence[str]) -> dict[str, str]:
        user = {"username": self.username, "password": self.password}
        return {"grant_type": "password", **user, **self.scope(scopes)}

    def secrets(self) -> Sequence[str | None]:
        return (self.client_secret, self.password)


class AuthorizationCodeGrant(Grant, frozen=True, kw_only=True, eq=False):
    """The code that a user's browser came back with (RFC 6749 section 4.1.3).

    It can be exchanged once; a refresh token renews what came of it.
    """

    flow = "authorizationCode"
    starts_anew = False

    code: str
    redirect_uri: str | None = None
    """As in the authorization request, when it had one."""
    code_verifier: str | None = None
    """That of PKCE (RFC 7636)."""

    def form(self, scopes: Sequence[str]) -> dict[str, str]:
        form = {"grant_type": "authorization_code", "code": self.code}
        if self.redirect_uri is not None:
            form["redirect_uri"] = self.redirect_uri
        if self.code_verifier is not None:
            form["code_verifier"] = self.code_verifier
        return form

    def secrets(self) -> Sequence[str | None]:
        return (self.client_secret, self.code, self.code_verifier)


class RefreshTokenGrant(Grant, frozen=True, kw_only=True, eq=False):
    """A refresh token from an earlier time (RFC 6749 section 6)."""

    flow = "refreshToken"
    starts_anew = False

    refresh_token: str

    def form(self, scopes: Sequence[str]) -> dict[str, str]:
        token = {"refresh_token": self.refresh_token}
        return {"grant_type": "refresh_token", **token, **self.scope(())}

    def secrets(self) -> Sequence[str | None]:
        return (self.client_secret, self.refresh_token)


class DeviceCodeGrant(Grant, frozen=True, kw_only=True, eq=False):
    """A user who allows it on another device (RFC 8628).

    The first call tells the user where to go, by `prompt`, and waits until they have
    been there. Give `device_url` where the document does not name the endpoint.
    """

    flow = "deviceAuthorization"

    prompt: Callable[[DeviceCode], Awaitable[None] | None]
    device_url: str | None = None

    def form(self, scopes: Sequence[str]) -> dict[str, str]:
        return self.scope(scopes)
