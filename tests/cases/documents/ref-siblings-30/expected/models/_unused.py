"""Types that no operation needs."""

from __future__ import annotations

from .._runtime.model import UNSET, Model, UnsetType


class Part(Model):
    """The schema `Part`."""

    id: int | None = None


class Row(Model):
    """The schema `Row`."""

    part: Part | None | UnsetType = UNSET
    """Another text."""
