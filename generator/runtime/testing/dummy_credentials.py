"""Clients for tests: made with credentials that open nothing."""

from __future__ import annotations

from typing import Any

from ..api import Api
from .transport import BaseMockTransport


def client_options(api: Api, transport: BaseMockTransport) -> dict[str, Any]:
    """The constructor's keywords for a client in front of a mock transport.

    Every declared scheme has its credentials, every needed header a value; the host is
    of a reserved name (RFC 6761).
    """
    options: dict[str, Any] = {"base_url": "https://api.test", "transport": transport}
    for scheme in api.schemes.values():
        for field in next(iter(scheme.groups()), ()):
            keyword: str = getattr(scheme, field)
            options[keyword] = f"test-{keyword}"
    for keyword, header in api.headers.items():
        if header.required and header.default is None:
            options[keyword] = f"test-{keyword}"
    return options
