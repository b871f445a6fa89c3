"""Changes with the lines of the documents that they come from."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.diagnostics import Locator, Position
from generator.diff.changes import Change, Site


class LocatedChange(Struct, frozen=True):
    """A change, and where it is written on both sides.

    Attributes:
        old: the place in the old document; None for what is added. ``new`` likewise.
    """

    change: Change
    old: Position | None
    new: Position | None


def locate(
    changes: Iterable[Change], old: Locator, new: Locator
) -> tuple[LocatedChange, ...]:
    """Find the line of each side of each change.

    Args:
        changes: of an SDK.
        old: the old document.
        new: the new document.
    """
    return tuple(
        LocatedChange(each, _find(each.old, old), _find(each.new, new))
        for each in changes
    )


def _find(site: Site | None, document: Locator) -> Position | None:
    return None if site is None else document.position(site.pointer, key=True)
