"""The members of a form: their values, and how the document has them encoded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec import UNSET, Struct, structs

from ..serialization.structs import wire_name


class Encoding(Struct, frozen=True):
    """The encoding of one property (OpenAPI 3.2 section 4.15).

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


def members_of(value: object) -> dict[str, Any]:
    """The members of an object that is sent as a form, by wire name, values as given.

    Raises `TypeError` for what has none.
    """
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, Any]", value))
    if not isinstance(value, Struct):
        raise TypeError(f"an object is needed, not {type(value).__name__}")
    members: dict[str, Any] = {}
    for field in structs.fields(value):
        inner = getattr(value, field.name)
        if field.name == "additional_properties":
            members.update(inner)
        elif inner is not UNSET and (inner is not None or field.default is not None):
            members[wire_name(type(value), field)] = inner
    return members
