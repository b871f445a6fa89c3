"""Changes of a surface, and how much they matter to those who call it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Protocol

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


Action = Literal["added", "removed", "renamed", "changed", "deprecated"]


class Change(Value, frozen=True):
    """One change of the public surface.

    Attributes:
        subject: the thing that changes, ``client.pets.list``, ``client.pets.list(limit)``
            or ``models.Pet.name``: by its old name if it has one.
        element: the kind of thing: ``method``, ``argument``, ``result`` and so on.
        old: how it was; None for what is added. ``new`` likewise.
        reason: why it has this severity; names of the document are between backticks.
        advice: what callers have to do, as a sentence; empty where that is nothing.
    """

    severity: Severity
    action: Action
    element: str
    subject: str
    old: Site | None
    new: Site | None
    reason: str
    advice: str = ""


Told = tuple[Severity, str, str]
"""A severity, its reason, and what callers have to do."""
TAKE = "Pass what it takes now."
HANDLE = "Handle the new values."
SENDS_NULL: Told = (
    Severity.NOTABLE,
    "`None` is sent as null, and was left out before",
    "Leave it out for what `None` was.",
)


class Part(Protocol):
    """A thing of a surface, with its name, its Python and its place in the document."""

    @property
    def name(self) -> str:
        """Its name in Python."""

    @property
    def python(self) -> str:
        """The Python that declares it."""

    @property
    def pointer(self) -> str:
        """Its place in the document."""


def change_of(
    element: str,
    subject: str,
    action: Action,
    severity: Severity,
    old: Part | None,
    new: Part | None,
    reason: str,
    advice: str = "",
) -> Change:
    """Return the change of a thing that is there before, after, or both.

    Args:
        element: the kind of thing.
        subject: with ``{}`` where the name stands, the old one if there is one.
        action: added, removed, renamed, changed or deprecated.
        severity: for a program that uses it.
        old: the thing before; ``new`` after.
        reason: why it has this severity.
        advice: what callers have to do.
    """
    named = old or new
    assert named is not None
    before, after = (
        None if each is None else Site(each.python, each.pointer) for each in (old, new)
    )
    subject = subject.format(named.name)
    return Change(severity, action, element, subject, before, after, reason, advice)
