"""API keys: a value in a header, in the query or in a cookie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from ..transport import Request
from ..urls import encode, encode_cookie
from . import Authenticator, Exchange, Groups, SecurityScheme


class ApiKeyScheme(SecurityScheme, frozen=True):
    """`type: apiKey`: a value in a header, a query parameter or a cookie."""

    name: str
    location: Literal["header", "query", "cookie"] = "header"
    value: str = "api_key"
    """The client's keyword for the key."""

    def groups(self) -> Groups:
        return (("value",),)

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator:
        return ApiKeyAuth(self, credentials["value"])

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        if self.location == "header":
            return bool(headers.get(self.name.lower()))
        if self.location == "cookie":
            pairs = headers.get("cookie", "").split(";")
        else:
            pairs = url.partition("?")[2].split("&")
        return any(pair.strip().startswith(f"{encode(self.name)}=") for pair in pairs)


class ApiKeyAuth(Authenticator):
    """Sends a key where the scheme says."""

    def __init__(self, scheme: ApiKeyScheme, key: str) -> None:
        self._name = scheme.name
        self._location = scheme.location
        self._key = key
        in_cookie = scheme.location == "cookie"  # where few servers undo an encoding
        self._text = encode_cookie(key) if in_cookie else encode(key)

    def apply(self, request: Request, exchange: Exchange) -> None:
        if self._location == "header":
            request.headers[self._name] = self._key
            return
        pair = f"{encode(self._name)}={self._text}"
        if self._location == "query":
            request.url += ("&" if "?" in request.url else "?") + pair
        else:
            cookies = request.headers.get("Cookie")
            request.headers["Cookie"] = f"{cookies}; {pair}" if cookies else pair

    def secrets(self) -> Sequence[str]:
        return (self._key, self._text)
