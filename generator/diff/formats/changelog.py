"""CHANGELOG.md, in the form of Keep a Changelog 1.1.0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diff.changes import Change, Severity
from generator.diff.formats.markdown import describe_change

_HEAD = """\
# Changelog

Changes for callers, in the form of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
Versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).
"""
_FIRST_ENTRY = "\n## ["
_SECTIONS = ("Removed", "Changed", "Deprecated", "Added")


def add_entry(text: str, version: str, changes: Sequence[Change]) -> str:
    """Return a changelog with the entry of a version before all others.

    Args:
        text: the changelog so far, or an empty text.
        version: the new one.
        changes: since the last one; without any it is the first release.
    """
    head, separator, rest = (text or _HEAD).partition(_FIRST_ENTRY)
    entry = "\n".join(_entry(version, changes))
    return f"{head.rstrip()}\n\n{entry}\n{separator}{rest}"


def _entry(version: str, changes: Sequence[Change]) -> Iterator[str]:
    yield f"## [{version}]"
    if not changes:
        yield from ("", "First release.")
    for section in _SECTIONS:
        chosen = [each for each in changes if _section(each) == section]
        if chosen:
            yield from ("", f"### {section}", "", *map(_item, chosen))


def _section(change: Change) -> str:
    if change.element == "deprecation":
        return "Deprecated"
    sections = {"removed": "Removed", "added": "Added"}
    return sections.get(change.action, "Changed")


def _item(change: Change) -> str:
    item = describe_change(change)
    if change.severity is not Severity.BREAKING:
        return item
    return f"* **Breaking:** {item.removeprefix('* ')}"
