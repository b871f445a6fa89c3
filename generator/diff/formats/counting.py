"""The numbers of changes by severity, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.diff.changes import Severity
from generator.diff.located import LocatedChange


def count_changes(changes: Iterable[LocatedChange]) -> str:
    """Return `1 breaking, 2 safe changes`, or that nothing changes."""
    counts = Counter(each.change.severity for each in changes)
    if not counts:
        return "Nothing changes for callers"
    words = ", ".join(f"{counts[each]} {each}" for each in Severity if counts[each])
    return f"{words} {'change' if counts.total() == 1 else 'changes'}"
