"""Regular expressions of documents (ECMA-262), matched in bounded time.

A document's pattern is foreign code: Python's `re` may never come back from it. The
engine of `jsonschema-rs` counts its steps back and gives up beyond a limit.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # heavy, and most documents need it for nothing
    import jsonschema_rs

_MAX_BACKTRACKS = 50_000
"""Steps back that one match may take; some milliseconds."""


def match_pattern(pattern: str, text: str) -> bool | None:
    """Say whether a pattern matches somewhere in a text; None where it cannot be told."""
    validator = _compile(pattern)
    if validator is None:
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


@lru_cache(maxsize=512)
def _compile(pattern: str) -> jsonschema_rs.Draft202012Validator | None:
    """Compile a pattern; None where it is invalid or too large."""
    import jsonschema_rs

    options = jsonschema_rs.FancyRegexOptions(backtrack_limit=_MAX_BACKTRACKS)
    try:
        return jsonschema_rs.Draft202012Validator(
            {"pattern": pattern}, pattern_options=options
        )
    except jsonschema_rs.ValidationError:
        return None
