"""Changes as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Position
from generator.diff.changes import Site
from generator.diff.formats.counting import count_changes
from generator.diff.located import LocatedChange


def format_text(changes: Sequence[LocatedChange]) -> str:
    """Write each change on a few lines, and their numbers at the end.

    The caller has to escape what a terminal would act on, line by line.
    """
    lines = [line for each in changes for line in _lines(each)]
    return "\n".join((*lines, count_changes(changes)))


def _lines(located: LocatedChange) -> Iterator[str]:
    change = located.change
    yield f"{change.severity}: {change.subject}: {change.element} {change.action}"
    yield f"    {change.reason}{'. ' if change.advice else ''}{change.advice}"
    yield from _side("-", change.old, located.old)
    yield from _side("+", change.new, located.new)
    yield ""


def _side(sign: str, site: Site | None, position: Position | None) -> Iterator[str]:
    if site is None or position is None:
        return
    yield f"  {sign} {site.python}"
    yield f"    {position.path}:{position.line}: {site.pointer}"
