"""Deviations of values from the document: where each is, and its message."""

from __future__ import annotations

from typing import Literal

import msgspec

Path = tuple["Path | None", str | int] | None
"""A position in a JSON value, innermost segment first; `None` is the root."""


class Issue(msgspec.Struct, frozen=True):
    """One deviation of a value from what the document declares.

    `path` is the position as a JSON path (`$.keys[0].id`, RFC 9535), `message` what is
    wrong there in words, `value` the offending value as it came. The value is left
    out of `repr` and `str`, because it may be a secret.
    """

    path: str
    message: str
    value: object = None

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"

    def __repr__(self) -> str:
        return f"Issue({self.path!r}, {self.message!r})"


Validation = Literal["strict", "lenient", "off"]
"""How closely responses, and in `strict` requests, are held to the document.

`lenient` keeps raw what does not fit and lists it, `off` does not list it."""


class Walk:
    """One pass over a value: collects the issues met on the way."""

    __slots__ = ("issues",)

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def report(self, path: Path, message: str, value: object) -> None:
        """Add an issue; the path becomes text only here."""
        self.issues.append(Issue(path_text(path), message, value))


def path_text(path: Path) -> str:
    """A position as a JSON path: `$.name`, `$['other name']`, `$[0]` (RFC 9535)."""
    segments: list[str] = []
    while path is not None:
        path, segment = path
        segments.append(_segment_text(segment))
    return "$" + "".join(reversed(segments))


def _segment_text(segment: str | int) -> str:
    if isinstance(segment, int):
        return f"[{segment}]"
    if segment.isidentifier():
        return f".{segment}"
    escaped = segment.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped}']"
