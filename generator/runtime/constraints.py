"""Metadata for `Annotated`: what a document demands of a value beyond its type.

msgspec ignores all of them, so decoding costs nothing for them. `Constraints` and
`Unlisted` matter when values that are sent are checked.
"""

from __future__ import annotations

import msgspec

__all__ = ["Constraints", "Secret", "Unlisted"]


class Constraints(
    msgspec.Struct, frozen=True, kw_only=True, eq=True, repr_omit_defaults=True
):
    """Limits in the words of JSON Schema Validation (2020-12, section 6).

    A limit applies only to values of its own JSON type, so one set of constraints
    may stand on a nullable type. Lengths count code points.
    """

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


class Secret(msgspec.Struct, frozen=True):
    """Marks a field whose value must not show: `Annotated[str, Secret()]`."""


class Unlisted(msgspec.Struct, frozen=True):
    """Marks an enumeration beside which the document allows any other text."""
