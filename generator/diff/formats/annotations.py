"""Changes as annotations of a pull request, by workflow commands of GitHub Actions."""

from __future__ import annotations

from collections.abc import Sequence

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
        properties |= {"file": position.path.as_posix(), "line": str(position.line)}
    pairs = (f"{name}={workflow_property(text)}" for name, text in properties.items())
    message = workflow_message(_message(change))
    return f"::{_COMMANDS[change.severity]} {','.join(pairs)}::{message}"


def _message(change: Change) -> str:
    advice = f". {change.advice}" if change.advice else ""
    lines = [f"{change.element} {change.action}: {change.reason}{advice}"]
    lines += [f"- {change.old.python}"] if change.old else []
    lines += [f"+ {change.new.python}"] if change.new else []
    return "\n".join(lines)
