"""Types that no operation needs."""

from __future__ import annotations

from .._runtime.enums import UNLISTED, OpenIntEnum, OpenStrEnum
from .._runtime.model import Model


class Level(OpenIntEnum):
    """Known values of `Row.level`."""

    VALUE_1 = 1
    VALUE_2 = 2
    MINUS_1 = -1
    _UNLISTED = UNLISTED


class RowInline(OpenStrEnum):
    """Known values of `Row.inline`."""

    A = "a"
    B = "b"
    _UNLISTED = UNLISTED


class State(OpenStrEnum):
    """Where it is."""

    IN_PROGRESS = "in-progress"
    DONE = "done"
    _UNLISTED = UNLISTED


class Row(Model):
    """No operation uses the schema `Row`."""

    state: State | None = None
    """Where it is."""
    level: Level | None = None
    inline: RowInline | None = None
