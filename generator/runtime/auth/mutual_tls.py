"""Certificates in place of credentials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import SecurityScheme


class MutualTLSScheme(SecurityScheme, frozen=True):
    """`type: mutualTLS`: the certificate is an option of the transport."""

    def authenticator(self, credentials: Mapping[str, Any], base_url: str) -> None:
        return None
