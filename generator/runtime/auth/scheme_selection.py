"""Which credentials an operation is sent with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ..credentials import Credentials, how_to_give
from .schemes import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    DigestScheme,
    HmacScheme,
    OAuth2Scheme,
    Scheme,
)

if TYPE_CHECKING:
    from ..api import Api
    from .base import Auth, Authenticator
    from .bearer import Source

Security = tuple[tuple[str, ...], ...]


def select(
    api: Api, security: Security, ready: Mapping[str, Authenticator | None]
) -> Authenticator | None:
    """The first alternative whose schemes are all ready (OpenAPI 3.2 section 4.30).

    `ready` holds an authenticator for every scheme that has its credentials, `None`
    for one that sends nothing. The empty alternative, which makes security optional,
    comes last. Raises `MissingCredentialsError` when no alternative is ready.
    """
    if not security:
        return None
    for alternative in sorted(security, key=lambda names: not names):
        if all(name in ready for name in alternative):
            parts = [part for name in alternative if (part := ready[name])]
            if len(parts) > 1:
                from .base import Combined

                return Combined(parts)
            return parts[0] if parts else None
    from ..errors import MissingCredentialsError

    raise MissingCredentialsError(f"credentials are needed: {_needed(api, security)}")


def own(auth: Auth | Authenticator) -> Authenticator:
    """A user's `auth=` in the form of the built-in ones."""
    from .base import Authenticator, Custom

    return auth if isinstance(auth, Authenticator) else Custom(auth)


def _needed(api: Api, security: Security) -> str:
    ways = [
        " with ".join(_way(api, name) for name in alternative)
        for alternative in security
    ]
    return "; or ".join(way for way in ways if way)


def _way(api: Api, name: str) -> str:
    scheme = api.schemes.get(name)
    return how_to_give(api, scheme) if scheme is not None else f"scheme {name!r}"


def authenticator(
    scheme: Scheme, parts: Credentials, base: str
) -> Authenticator | None:
    """The authenticator of one scheme; each kind's module loads when it is needed.

    `base` is what a relative token URL is relative to.
    """
    given = cast("dict[str, Any]", parts)
    if isinstance(scheme, HmacScheme):
        from .exo2 import Exo2Auth

        return Exo2Auth(given["key"], given["secret"])
    if isinstance(scheme, ApiKeyScheme):
        from .api_key import ApiKeyAuth

        return ApiKeyAuth(scheme, given["value"])
    if isinstance(scheme, BasicScheme):
        from .basic import BasicAuth

        return BasicAuth(given["username"], given["password"])
    if isinstance(scheme, DigestScheme):
        from .digest import DigestAuth

        return DigestAuth(given["username"], given["password"])
    if isinstance(scheme, (BearerScheme, OAuth2Scheme)):
        return _token_authenticator(scheme, given, base)
    return None


def _token_authenticator(
    scheme: BearerScheme | OAuth2Scheme, given: dict[str, Any], base: str
) -> Authenticator:
    token = given.get("token")
    if isinstance(token, str) or callable(token):
        from .bearer import BearerAuth

        prefix = scheme.prefix if isinstance(scheme, BearerScheme) else "Bearer"
        return BearerAuth(cast("Source", token), prefix)
    from .endpoints import Endpoints
    from .grants import ClientCredentialsGrant, Grant
    from .oauth2 import OAuth2Auth

    if token is None:
        token = ClientCredentialsGrant(**given)
    if not isinstance(token, Grant):
        raise TypeError(f"{scheme.token}: a text, a function or a grant is needed")
    known = scheme if isinstance(scheme, OAuth2Scheme) else None
    return OAuth2Auth(token, Endpoints(known, token, base))
