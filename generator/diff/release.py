"""Versions that follow from changes (Semantic Versioning 2.0.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.diff.changes import Change, Severity
from generator.diff.surface import Surface
from generator.ir.values import Value

FIRST = "0.1.0"
"""The version of an SDK that has had none."""
_NUMBERS = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", re.ASCII)


class Release(Value, frozen=True):
    """The state of an SDK that callers have.

    Attributes:
        surface: what they can name.
    """

    version: str
    surface: Surface


def next_version(version: str, changes: Iterable[Change]) -> str:
    """Return the version after some changes; the same one where there are none.

    From 1.0 on breaking changes make a major version, any other a minor one. Before,
    they make a minor version and a patch (Semantic Versioning, sections 4, 7 and 8).

    Args:
        version: the last one; what follows its first three numbers is dropped.
        changes: since then.
    """
    severities = {each.severity for each in changes}
    if not severities:
        return version
    match = _NUMBERS.match(version)
    if match is None:
        return FIRST
    major, minor, patch = (int(number or 0) for number in match.groups())
    is_breaking = Severity.BREAKING in severities
    if major == 0:
        return f"0.{minor + 1}.0" if is_breaking else f"0.{minor}.{patch + 1}"
    return f"{major + 1}.0.0" if is_breaking else f"{major}.{minor + 1}.0"
