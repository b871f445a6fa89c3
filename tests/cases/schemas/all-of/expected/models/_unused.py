"""Types that no operation needs."""

from __future__ import annotations

from typing import Annotated

from .._runtime.constraints import Constraints
from .._runtime.enums import UNLISTED, OpenStrEnum
from .._runtime.model import Model


class RowBoth(OpenStrEnum):
    """Known values of `Row.both`."""

    B = "b"
    C = "c"
    _UNLISTED = UNLISTED


class Base(Model):
    """Used in `Row.described`."""

    id: int
    kind: str | None = None


class Child(Model):
    """A child of the base."""

    id: int
    kind: str
    name: str | None = None
    extra: bool | None = None


class LinkedTrip(Model):
    """A trip."""

    name: str | None = None
    next: str | None = None


class Links(Model):
    """Links of a page."""

    next: str | None = None


class Narrow(Model):
    """No operation uses the schema `Narrow`."""

    left: Left | None = None


class Left(Model):
    """Used in `Narrow.left` and `Pair.left`."""

    a: int | None = None
    b: int | None = None


class Pair(Model):
    """No operation uses the schema `Pair`."""

    left: Left | None = None


class Row(Model):
    """No operation uses the schema `Row`."""

    described: Base | None = None
    """Here."""
    narrowed: Annotated[str, Constraints(max_length=3)] | None = None
    both: RowBoth | None = None


class Trip(Model):
    """A trip."""

    name: str | None = None
