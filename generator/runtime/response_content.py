"""Responses in several media types, and content that responses of several statuses have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from .operation import ContentFormat, HeaderReader, ResponseSpec

MediaTypes = str | tuple[str, ...] | Mapping[str, ContentFormat | None]
"""One media type, several, or several with the formats of those that need one."""


class ResponseContent(Struct, frozen=True):
    """Content of one type: `PROBLEM = ResponseContent("application/json", Problem)`."""

    media_types: MediaTypes
    type: Any
    headers: HeaderReader | None = None

    def at(self, *statuses: str) -> tuple[ResponseSpec, ...]:
        """The responses of some statuses that have this content."""
        media = self.media_types
        names = (media,) if isinstance(media, str) else media
        formats: Mapping[str, ContentFormat | None] = (
            media if isinstance(media, Mapping) else {}
        )
        return tuple(
            ResponseSpec(
                status, name, self.type, self.headers, format=formats.get(name)
            )
            for status in statuses
            for name in names
        )


def without_content(*statuses: str) -> tuple[ResponseSpec, ...]:
    """The responses of some statuses of which the document describes no content."""
    return tuple(map(ResponseSpec, statuses))


def responses(
    status: str, media_types: MediaTypes, type: Any, headers: HeaderReader | None = None
) -> tuple[ResponseSpec, ...]:
    """The responses of one status that have a type in several media types."""
    return ResponseContent(media_types, type, headers).at(status)
