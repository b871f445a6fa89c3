"""Changes of a surface, and how much they matter to those who call it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from generator.ir.values import Value


class Severity(StrEnum):
    """The weight of a change for a program that uses what changes.

    A program can fail at a breaking change: when it is checked, or at run time. After
    a notable one it is still right, and does something else. A safe change shows only
    to programs that ask for what is new.
    """

    BREAKING = "breaking"
    NOTABLE = "notable"
    SAFE = "safe"


RANKS = list(Severity)
"""The severities, the worst first."""


class Site(Value, frozen=True):
    """One side of a change.

    Attributes:
        python: as it is written in Python.
        pointer: of what it comes from in the document.
    """

    python: str
    pointer: str


Action = Literal["added", "removed", "renamed", "changed"]


class Change(Value, frozen=True):
    """One change of the public surface.

    Attributes:
        subject: what changes, by its old name if it has one: ``client.pets.list``,
            ``client.pets.list(limit)``, ``models.Pet.name``.
        element: the kind of thing: ``method``, ``argument``, ``result`` and so on.
        old: how it was; None for what is added. ``new`` likewise.
        reason: why it has this severity.
    """

    severity: Severity
    action: Action
    element: str
    subject: str
    old: Site | None
    new: Site | None
    reason: str
