"""The security schemes that a document can declare (OpenAPI 3.2 section 4.27).

Their fields that end the sentence "the client's keyword for …" name keywords of the
client's constructor; the others are facts of the document.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from .grants import Grant

    Token = str | Callable[[], str | Awaitable[str]] | Grant
    """A token, a function that returns the one to use now, or a grant to obtain one."""
else:  # grants load when one is given
    Token = str | Callable[[], str | Awaitable[str]]


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
    """`type: http, scheme: bearer` (RFC 6750), `oauth2` and `openIdConnect` that name no
    endpoint, and, with another `prefix`, schemes that nobody knows."""

    token: str = "token"
    """The client's keyword for the token, for a function that returns one or a grant."""
    prefix: str = "Bearer"
    """What stands before the token: the scheme's name (RFC 9110 section 11.4)."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("token",),)


class Flow(Struct, frozen=True):
    """A flow of `type: oauth2` (OpenAPI 3.2 section 4.29)."""

    token_url: str = ""
    refresh_url: str = ""
    """Empty where it is the token URL."""
    device_url: str = ""
    scopes: tuple[str, ...] = ()
    """The scopes that are asked for."""


class OAuth2Scheme(Struct, frozen=True):
    """`type: oauth2`, and `openIdConnect`, which finds out where tokens are."""

    flows: Mapping[str, Flow]
    """By their names in the document."""
    discovery_url: str = ""
    """Where the endpoints are said that the document does not (RFC 8414)."""
    token: str = "token"
    """The client's keyword for a token obtained elsewhere, or a grant to obtain one."""
    client_id: str = "client_id"
    """The client's keyword for the client's identifier."""
    client_secret: str = "client_secret"
    """The client's keyword for the client's secret."""

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The client's own credentials are keywords where the document has their flow
        (RFC 6749 section 4.4)."""
        own = (("client_id", "client_secret"),)
        return (("token",), *(own if "clientCredentials" in self.flows else ()))


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
