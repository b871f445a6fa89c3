"""Regular expressions of documents (ECMA-262), matched in bounded time.

A document's pattern is foreign code: Python's `re` may never come back from it. The
engine of `jsonschema-rs` counts its steps back and gives up beyond a limit.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # heavy, and most documents need it for nothing
    import jsonschema_rs

_MAX_BACKTRACKS = 50_000
"""Steps back that one match may take; some milliseconds."""


def match_pattern(pattern: str, text: str) -> bool | None:
    """Say whether a pattern matches somewhere in a text; None where it cannot be told."""
    validator = _compile(pattern)
    if validator is None or not _is_unicode(text):
        return None
    from jsonschema_rs import ValidationErrorKind

    error = next(validator.iter_errors(text), None)
    if error is None:
        return True
    is_too_slow = isinstance(error.kind, ValidationErrorKind.BacktrackLimitExceeded)
    return None if is_too_slow else False


def is_pattern(value: object) -> bool:
    """Return whether a value is a pattern that the engine can read.

    It reads `\\p{Ll}` and `(?<name>…)`, which ECMA-262 has and Python has not.
    """
    return isinstance(value, str) and _compile(value) is not None


_TOKEN = re.compile(
    r"\\k<(?P<reference>[^>]*)>|\\.|\(\?<(?P<group>[A-Za-z_$][^>]*)>"
    r"|\((?!\?)|\[\^\]|\[\]|\[(?:[^\]\\]|\\.)*\]",
    re.DOTALL,
)
"""Escapes, starts of groups that capture, and whole character classes."""


def _spelled_for_engine(pattern: str) -> str:
    """Write what the engine does not know of ECMA-262 in its own words.

    `\\k<y>` becomes the number of its group, `[^]` any character, and `[]` none.
    """
    groups = [row["group"] for row in _TOKEN.finditer(pattern) if _captures(row)]

    def spell(found: re.Match[str]) -> str:
        name = found["reference"]
        if name is not None and name in groups:
            return f"(?:\\{groups.index(name) + 1})"
        return {"[^]": r"[\s\S]", "[]": r"[^\s\S]"}.get(found[0], found[0])

    return _TOKEN.sub(spell, pattern)


def _captures(found: re.Match[str]) -> bool:
    return found[0].startswith("(")


@lru_cache(maxsize=512)
def _compile(pattern: str) -> jsonschema_rs.Draft202012Validator | None:
    """Compile a pattern; None where it is invalid or too large."""
    if not _is_unicode(pattern):
        return None
    import jsonschema_rs

    options = jsonschema_rs.FancyRegexOptions(backtrack_limit=_MAX_BACKTRACKS)
    try:
        return jsonschema_rs.Draft202012Validator(
            {"pattern": _spelled_for_engine(pattern)}, pattern_options=options
        )
    except jsonschema_rs.ValidationError:
        return None


def _is_unicode(text: str) -> bool:
    """Return whether a text has a form in UTF-8: half of a surrogate pair has none."""
    return not any("\ud800" <= char <= "\udfff" for char in text)
