"""Exoscale API"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import codec, errors, models
    from ._client import AsyncClient, Client
    from ._operations import operations
    from ._runtime.auth import Auth
    from ._runtime.files import File, FileInput
    from ._runtime.model import UNSET, JsonValue, UnsetType
    from ._runtime.options import ClientOptions, RequestOptions, ResponseHead
    from ._runtime.responses.response import Response
    from ._runtime.serialization import Issue
    from ._runtime.transport import Request, Timeout, Transport, TransportResponse
    from ._runtime.transports.httpx_transport import HttpxTransport
else:
    from ._runtime import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "_client": ("AsyncClient", "Client"),
            "_operations": ("operations",),
            "_runtime.auth": ("Auth",),
            "_runtime.files": ("File", "FileInput"),
            "_runtime.model": ("UNSET", "JsonValue", "UnsetType"),
            "_runtime.options": ("ClientOptions", "RequestOptions", "ResponseHead"),
            "_runtime.responses.response": ("Response",),
            "_runtime.serialization": ("Issue",),
            "_runtime.transport": (
                "Request",
                "Timeout",
                "Transport",
                "TransportResponse",
            ),
            "_runtime.transports.httpx_transport": ("HttpxTransport",),
            "codec": (),
            "errors": (),
            "models": (),
        },
    )

__version__ = "2.0.0"
__all__ = ["AsyncClient", "Client"]
__all__ += [
    "UNSET",
    "Auth",
    "ClientOptions",
    "File",
    "FileInput",
    "HttpxTransport",
    "Issue",
    "JsonValue",
    "Request",
    "RequestOptions",
    "Response",
    "ResponseHead",
    "Timeout",
    "Transport",
    "TransportResponse",
    "UnsetType",
    "__version__",
    "codec",
    "errors",
    "models",
    "operations",
    "preload",
]


def preload() -> None:
    """Load every module now, so that no call pays for it later (in a server, before
    it takes requests).
    """
    from ._runtime import load_all

    load_all(__name__)
