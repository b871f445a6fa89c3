"""Types that no operation needs."""

from __future__ import annotations

from .._runtime.model import UNSET, Model, UnsetType


class Part(Model):
    """Used in `Row.part`."""

    id: int | None = None


class Row(Model):
    """No operation uses the schema `Row`."""

    part: Part | None | UnsetType = UNSET
    """Another text."""
