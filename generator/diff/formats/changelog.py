"""CHANGELOG.md, in the form of Keep a Changelog 1.1.0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.diff.changes import Change, Severity
from generator.diff.formats.markdown import describe_change

_HEAD = """\
# Changelog

Changes for callers, in the form of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
Versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).
"""
_VERSION_TITLE = re.compile(r"^## +\[?v?\d", re.MULTILINE)
_SECTIONS = ("Removed", "Changed", "Deprecated", "Added")


def add_entry(text: str, version: str, changes: Sequence[Change]) -> str:
    """Return a changelog with the entry of a version before those of all others.

    Everything else stays: an introduction, a section `Unreleased`, kinds of line ends.

    Args:
        text: the changelog so far, or an empty text.
        version: the new one.
        changes: since the last one.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    entry = line_end.join(_entry(version, changes, is_first=not text))
    text = text or _HEAD
    found = _VERSION_TITLE.search(text)
    start = found.start() if found else len(text)
    head, rest = text[:start].rstrip(), text[start:]
    parts = (head, entry, rest) if head else (entry, rest)
    return (line_end * 2).join(filter(None, parts)) + ("" if rest else line_end)


def _entry(version: str, changes: Sequence[Change], *, is_first: bool) -> Iterator[str]:
    yield f"## [{version}]"
    if not changes:
        yield ""
        yield "First release." if is_first else "Nothing changes for callers."
    for section in _SECTIONS:
        chosen = [each for each in changes if _section(each) == section]
        if chosen:
            yield from ("", f"### {section}", "", *map(_item, chosen))


def _section(change: Change) -> str:
    sections = {"removed": "Removed", "deprecated": "Deprecated", "added": "Added"}
    return sections.get(change.action, "Changed")


def _item(change: Change) -> str:
    item = describe_change(change)
    if change.severity is not Severity.BREAKING:
        return item
    return f"* **Breaking:** {item.removeprefix('* ')}"
