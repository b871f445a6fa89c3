"""Counts of sweeps, kept for `docs/support.md`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("measured.json")
_COLUMNS = {
    "documents": "documents",
    "refused_by_default": "refused",
    "refused": "with the flag too",
    "untyped": "any JSON that says more",
    "operations": "methods",
    "prefixed": "begin with their resource",
    "long": "over 40 characters",
    "marked": "with a hash",
    "classes": "types",
    "same": "equal types",
    "long_classes": "over 40 characters",
    "marked_classes": "with a hash",
    "examples": "examples of answers",
    "deviating": "with issues",
}
_REFUSALS = ("refused", "refused_by_default")
"""Counted by document, however many errors each has."""


def save(label: str, results: Iterable[Mapping[str, Any]]) -> None:
    """Keep the sums of a sweep under a label, in place of those of an earlier one."""
    rows = list(results)
    sums = {key: sum(map(_number, rows, [key] * len(rows))) for key in _COLUMNS}
    sums |= {key: sum(bool(row.get(key)) for row in rows) for key in _REFUSALS}
    sums["documents"] = sum(not row["refused"] for row in rows)
    kept = load() | {label: sums}
    _FILE.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")


def load() -> dict[str, dict[str, int]]:
    """Return the sums of all sweeps that are kept, by label."""
    kept: dict[str, dict[str, int]] = json.loads(_FILE.read_text())
    return kept


def table() -> str:
    """Return the sums as a table in Markdown."""
    head = ["", *_COLUMNS.values()]
    rows = [
        [label, *(str(sums.get(key, "not counted")) for key in _COLUMNS)]
        for label, sums in load().items()
    ]
    lines = [head, ["---", *["--:"] * len(_COLUMNS)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _number(row: Mapping[str, Any], key: str) -> int:
    """A count, or the length of a list of names."""
    value = row.get(key, 0)
    return len(value) if isinstance(value, list) else int(value)
