"""Changes as Markdown, for a changelog or a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.diff.changes import Change, Severity
from generator.diff.formats.counting import count_changes
from generator.diff.located import LocatedChange
from generator.text import markdown_code, markdown_text

_TITLES = {
    Severity.BREAKING: "Breaking",
    Severity.NOTABLE: "Notable",
    Severity.SAFE: "Safe",
}


def format_markdown(changes: Sequence[LocatedChange]) -> str:
    """Write the numbers of changes, then a list for each severity.

    Changes of one element and action stand together, the short ones first.
    """
    blocks = [f"{count_changes(changes)}."]
    for severity, title in _TITLES.items():
        chosen = [each.change for each in changes if each.change.severity is severity]
        if chosen:
            items = "\n".join(_items(chosen))
            blocks.append(f"### {title}\n\n{items}")
    return "\n\n".join(blocks)


def _items(changes: list[Change]) -> Iterator[str]:
    """The lines of a list, in the order in which groups first appear."""
    order = {key: n for n, key in reversed(list(enumerate(map(_group, changes))))}
    ranked = sorted(changes, key=lambda each: order[_group(each)])
    for _, group in groupby(ranked, _group):
        yield from sorted(map(describe_change, group), key=len)


def _group(change: Change) -> tuple[str, str]:
    return change.element, change.action


def describe_change(change: Change) -> str:
    """Return an item of a Markdown list that says a change and its reason."""
    subject = markdown_code(change.subject).source
    sides = [each for each in (change.old, change.new) if each is not None]
    shown = " → ".join(markdown_code(each.python).source for each in sides)
    if change.action == "added" and change.element in ("method", "type"):
        return f"* {change.element} added: {shown}"
    is_plain = change.old and change.new and change.old.python == change.new.python
    if change.action == "removed" or (change.action == "deprecated" and is_plain):
        shown = ""
    shown = f": {shown}" if shown else ""
    item = (
        f"* {subject}: {change.element} {change.action}{shown}; {_words(change.reason)}"
    )
    return f"{item}. {_words(change.advice)}" if change.advice else item


def _words(text: str) -> str:
    """Return words of this project, and names between backticks, as Markdown."""
    parts = re.split(r"( ?`[^`]*` ?)", text)
    return "".join(
        _code(part) if place % 2 else markdown_text(part).source
        for place, part in enumerate(parts)
    )


def _code(part: str) -> str:
    """Return a name between backticks as code, with the spaces around it."""
    before, name, after = part.split("`")
    return f"{before}{markdown_code(name).source}{after}"
