"""Types of the operations in `resources/keys.py`."""

from __future__ import annotations

from msgspec import field

from .._runtime.model import UNSET, Model, UnsetType


class Key(Model):
    """A key to the door."""

    id: int
    owner: str | None
    created_at: str | None = field(default=None, name="created-at")
    """When it was cut."""
    note: str | None | UnsetType = UNSET
    parts: KeyParts | None = None


class KeyParts(Model):
    """Used in `Key.parts`."""

    teeth: int | None = None
