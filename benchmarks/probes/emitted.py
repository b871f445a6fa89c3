"""Clients of emitted packages, found without knowing the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any

KEY, SECRET = "EXO0123456789abcdef01234567", "a secret of nobody"


def client(package: str, kind: str = "Client", **options: Any) -> Any:
    """Return a client of a package; with credentials where it signs requests."""
    made = getattr(import_module(package), kind)
    keywords = made.__init__.__annotations__
    if "api_secret" in keywords:
        options |= {"api_key": KEY, "api_secret": SECRET}
    return made(**options)


def resources(client: Any) -> list[str]:
    """Return the names of a client's resources: each loads when it is looked at."""
    found = vars(type(client))
    return [name for name, value in found.items() if isinstance(value, cached_property)]


def null_transport(package: str, body: bytes) -> Any:
    """Return a transport that answers at once, always the same."""
    respond: Callable[..., Any] = import_module(
        f"{package}._runtime.transport"
    ).TransportResponse
    head = [("Content-Type", "application/json")]

    class Null(import_module(package).Transport):  # type: ignore[misc]
        def send(self, request: Any, /) -> Any:
            return respond(200, head, body)

    return Null()
