"""The encoding of single properties of a form (OpenAPI 3.2 section 4.15)."""

from __future__ import annotations

from msgspec import Struct


class Encoding(Struct, frozen=True):
    """The encoding of one property.

    `headers` are further fields of a multipart part, with fixed values.
    """

    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def has_style(self) -> bool:
        """Return whether the property is written like a query parameter."""
        return bool(self.style) or self.explode is not None or self.allow_reserved
