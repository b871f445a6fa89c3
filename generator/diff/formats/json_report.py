"""Changes as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.diagnostics import Position
from generator.diff.changes import Site
from generator.diff.located import LocatedChange


def format_json(changes: Sequence[LocatedChange]) -> str:
    """Write an array of objects, one for each change.

    Each has `severity`, `action`, `element`, `subject`, `reason`, `advice`, and `old` and
    `new`: null, or `python`, `pointer`, `file` and `line`.
    """
    return json.dumps(list(map(_object, changes)), indent=2)


def _object(located: LocatedChange) -> dict[str, object]:
    change = located.change
    return {
        "severity": change.severity.value,
        "action": change.action,
        "element": change.element,
        "subject": change.subject,
        "reason": change.reason,
        "advice": change.advice,
        "old": _side(change.old, located.old),
        "new": _side(change.new, located.new),
    }


def _side(site: Site | None, position: Position | None) -> dict[str, object] | None:
    if site is None or position is None:
        return None
    return {
        "python": site.python,
        "pointer": site.pointer,
        "file": position.path.as_posix(),
        "line": position.line,
    }
