"""HTTP Basic authentication (RFC 7617)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import Authenticator, BasicAuth, Groups, SecurityScheme, has_prefix


class BasicScheme(SecurityScheme, frozen=True):
    """`type: http, scheme: basic`."""

    username: str = "username"
    """The client's keyword for the user's name."""
    password: str = "password"
    """The client's keyword for the password; empty when left out."""

    def groups(self) -> Groups:
        return (("username", "password"),)

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator:
        return BasicAuth(credentials["username"], credentials["password"])

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        return has_prefix(headers, "Basic")
