"""The findings on a document, as a text to be compared with the expected one.

Findings are counted by code, and each is on a line of its own, unless there are too
many: then the first few of each kind stand for the rest, short enough to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity
from tests.support.emitted import Emitted

FOLDER = Path(__file__).parent / "diagnostics"
_IN_FULL = 150  # findings of one severity
_OF_A_KIND = 5


def expected_file(emitted: Emitted) -> Path:
    """Return the file with what is expected of a document."""
    return FOLDER / f"{emitted.name.removeprefix('sdk_')}.txt"


def listing(emitted: Emitted) -> str:
    """Return how many findings of each kind there are, and the findings."""
    found = emitted.result.diagnostics
    kinds = Counter((each.severity, each.code) for each in found)
    lines = [
        f"{n:6} {kind.value} [{code}]" for (kind, code), n in sorted(kinds.items())
    ]
    lines += [""] if found else []
    for severity in Severity:
        lines += map(_line, _shown([f for f in found if f.severity is severity]))
    return "".join(f"{line}\n" for line in lines)


def _shown(found: list[Diagnostic]) -> Iterable[Diagnostic]:
    """Yield all, or of too many the first few of each kind."""
    seen: Counter[str] = Counter()
    for each in found:
        seen[each.code] += 1
        if len(found) <= _IN_FULL or seen[each.code] <= _OF_A_KIND:
            yield each


def _line(each: Diagnostic) -> str:
    return f"{each.pointer}: {each.severity.value}: {each.message} [{each.code}]"
