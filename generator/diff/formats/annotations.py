"""Changes as annotations of a pull request, by workflow commands of GitHub Actions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator.diff.changes import Change, Severity
from generator.diff.located import LocatedChange
from generator.text.workflow import workflow_message, workflow_property

_COMMANDS = {
    Severity.BREAKING: "error",
    Severity.NOTABLE: "warning",
    Severity.SAFE: "notice",
}


def format_annotations(changes: Sequence[LocatedChange]) -> str:
    """Write an annotation for each change.

    It stands at the line of the new document; for what is removed it names no file, as
    the old line is not part of the pull request.
    """
    return "\n".join(map(_annotation, changes))


def _annotation(located: LocatedChange) -> str:
    change, position = located.change, located.new
    title = f"{change.severity}: {change.subject}"
    properties = {"title": title}
    if position is not None:
        properties |= {"file": _file(position.path), "line": str(position.line)}
    pairs = (f"{name}={workflow_property(text)}" for name, text in properties.items())
    message = workflow_message(_message(change))
    return f"::{_COMMANDS[change.severity]} {','.join(pairs)}::{message}"


def _file(path: Path) -> str:
    """Return a file as annotations name it: from the top of the repository."""
    top = os.environ.get("GITHUB_WORKSPACE", "")
    whole = Path(os.path.abspath(path))
    if top and whole.is_relative_to(top):
        path = whole.relative_to(top)
    return path.as_posix()


def _message(change: Change) -> str:
    advice = f". {change.advice}" if change.advice else ""
    lines = [f"{change.element} {change.action}: {change.reason}{advice}"]
    lines += [f"- {change.old.python}"] if change.old else []
    lines += [f"+ {change.new.python}"] if change.new else []
    return "\n".join(lines)
