"""The security schemes that a document can declare (OpenAPI 3.2 section 4.27).

Their fields that end the sentence "the client's keyword for …" name keywords of the
client's constructor; the others are facts of the document.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import Struct


class ApiKeyScheme(Struct, frozen=True):
    """`type: apiKey`: a value in a header, a query parameter or a cookie."""

    name: str
    location: Literal["header", "query", "cookie"] = "header"
    value: str = "api_key"
    """The client's keyword for the key."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("value",),)


class BasicScheme(Struct, frozen=True):
    """`type: http, scheme: basic` (RFC 7617)."""

    username: str = "username"
    """The client's keyword for the user's name."""
    password: str = "password"
    """The client's keyword for the password; empty when left out."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("username", "password"),)


class DigestScheme(Struct, frozen=True):
    """`type: http, scheme: digest` (RFC 7616)."""

    username: str = "username"
    """The client's keyword for the user's name."""
    password: str = "password"
    """The client's keyword for the password; empty when left out."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("username", "password"),)


class BearerScheme(Struct, frozen=True):
    """`type: http, scheme: bearer` (RFC 6750), `openIdConnect`, `oauth2` without the
    client credentials flow, and, with another `prefix`, schemes that nobody knows."""

    token: str = "token"
    """The client's keyword for the token, or for a function that returns one."""
    prefix: str = "Bearer"
    """What stands before the token: the scheme's name (RFC 9110 section 11.4)."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("token",),)


class OAuth2Scheme(Struct, frozen=True):
    """`type: oauth2` with the client credentials flow (RFC 6749 section 4.4)."""

    token_url: str
    scopes: tuple[str, ...] = ()
    """The scopes that are asked for."""
    token: str = "token"
    """The client's keyword for a token obtained elsewhere."""
    client_id: str = "client_id"
    """The client's keyword for the client's identifier."""
    client_secret: str = "client_secret"
    """The client's keyword for the client's secret."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("token",),
        ("client_id", "client_secret"),
    )


class HmacScheme(Struct, frozen=True):
    """`type: http, scheme: EXO2-HMAC-SHA256`: Exoscale's request signature."""

    key: str = "api_key"
    """The client's keyword for the key."""
    secret: str = "api_secret"
    """The client's keyword for its secret."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("key", "secret"),)


class MutualTLSScheme(Struct, frozen=True):
    """`type: mutualTLS`: the certificate is an option of the transport."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = ()


Scheme = (
    ApiKeyScheme
    | BasicScheme
    | DigestScheme
    | BearerScheme
    | OAuth2Scheme
    | HmacScheme
    | MutualTLSScheme
)
