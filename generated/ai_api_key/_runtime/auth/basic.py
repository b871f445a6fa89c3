"""HTTP Basic authentication (RFC 7617)."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Mapping, Sequence
from typing import Any

from ..transport import Request
from .base import Authenticator, Exchange, SecurityScheme, has_prefix


class BasicScheme(SecurityScheme, frozen=True):
    """`type: http, scheme: basic`."""

    username: str = "username"
    """The client's keyword for the user's name."""
    password: str = "password"
    """The client's keyword for the password; empty when left out."""

    groups = (("username", "password"),)

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator:
        return BasicAuth(credentials["username"], credentials["password"])

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        return has_prefix(headers, "Basic")


class BasicAuth(Authenticator):
    """Sends a user's name and password, in UTF-8."""

    def __init__(self, username: str, password: str) -> None:
        if ":" in username:
            raise ValueError("username: Basic authentication cannot carry a colon")
        self._password = password
        pair = f"{username}:{password}".encode()
        self._value = f"Basic {b2a_base64(pair, newline=False).decode()}"

    def apply(self, request: Request, exchange: Exchange) -> None:
        request.headers["Authorization"] = self._value

    def secrets(self) -> Sequence[str]:
        return (self._password, self._value[6:])
