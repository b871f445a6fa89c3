"""Every type of the API, under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ai_api_key import (
        ErrorResponse,
        ErrorResponseError,
        ListAiApiKeysResponse,
        ListAiApiKeysResponseEntry,
    )

    __all__ = [
        "ErrorResponse",
        "ErrorResponseError",
        "ListAiApiKeysResponse",
        "ListAiApiKeysResponseEntry",
    ]
else:
    from .._runtime import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "ai_api_key": (
                "ErrorResponse",
                "ErrorResponseError",
                "ListAiApiKeysResponse",
                "ListAiApiKeysResponseEntry",
            ),
        },
    )
