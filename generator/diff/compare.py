"""All changes between two surfaces."""

from __future__ import annotations

from generator.diff.assignability import Assignability
from generator.diff.changes import RANKS, Change
from generator.diff.compare_client import compare_clients
from generator.diff.compare_credentials import compare_credentials
from generator.diff.compare_methods import compare_methods
from generator.diff.compare_types import compare_types
from generator.diff.pair_types import pair_types
from generator.diff.surface import Surface


def compare(old: Surface, new: Surface) -> tuple[Change, ...]:
    """Return every change, breaking ones first, otherwise in the document's order.

    Args:
        old: what callers have.
        new: what they get.
    """
    if old == new:
        return ()
    types = pair_types(old, new)
    renamed = {
        one.qualified: other.qualified
        for one, other in types.both
        if one.name != other.name
    }
    assignability = Assignability(old, new, renamed)
    changes = [
        *compare_clients(old, new, assignability),
        *compare_methods(old.methods, new.methods, assignability),
        *compare_methods(old.webhooks, new.webhooks, assignability),
        *compare_credentials(old, new),
        *compare_types(types, assignability),
    ]
    return tuple(sorted(changes, key=lambda each: RANKS.index(each.severity)))
