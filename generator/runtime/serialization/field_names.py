"""Names of properties that msgspec cannot write, and what stands for them.

msgspec writes the names of a class between quotes as they are. A name that JSON has to
escape, or that no UTF-8 can hold, therefore gets a stand-in there, and the package's own
codec puts the name in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import field
from msgspec.structs import FieldInfo

__all__ = ["EXTRAS", "is_plain", "is_spelled", "stand_ins", "wire_name"]

_ODD = re.compile('[\\x00-\\x1f"\\\\\ud800-\udfff]')
EXTRAS = "additional_properties"
"""The field that collects properties which a model does not declare."""

_NAMES = "__wire_names__"
_FIELD: Any = field().__class__


def is_plain(name: str) -> bool:
    """Whether JSON and UTF-8 can hold a name as it is (RFC 8259, section 7)."""
    return _ODD.search(name) is None


def stand_ins(namespace: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a model's class with stand-ins for the names that are not plain.

    The same body where all of them are.
    """
    names: dict[str, str] = {}
    body = dict(namespace)
    for key, value in namespace.items():
        if isinstance(value, _FIELD) and not _is_usable(value.name or ""):
            names[stand_in := f"{key}%"] = value.name
            body[key] = _renamed(value, stand_in)
    return {**body, _NAMES: names} if names else body


def _is_usable(name: str) -> bool:
    """Whether msgspec takes a name that is not its field's own."""
    return is_plain(name) and name != EXTRAS


def _renamed(old: Any, name: str) -> Any:
    return _FIELD(default=old.default, default_factory=old.default_factory, name=name)


def is_spelled(model: type) -> bool:
    """Whether a model has stand-ins for names."""
    return hasattr(model, _NAMES)


def wire_name(owner: type, info: FieldInfo) -> str:
    """The name on the wire of a field of a model."""
    names: Mapping[str, str] = getattr(owner, _NAMES, {})
    return names.get(info.encode_name, info.encode_name)
