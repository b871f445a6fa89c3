"""HTTP Basic authentication (RFC 7617)."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Sequence

from ..transport import Request
from .base import Authenticator, Exchange


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
