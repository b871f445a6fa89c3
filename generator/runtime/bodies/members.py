"""The members of an object that is sent as a form, before anything is encoded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec import UNSET, Struct, structs

from ..serialization.structs import wire_name


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
