"""The last stage: emitted files -> disk, staged, journaled, and nobody else's lost."""

from __future__ import annotations

from collections.abc import Mapping

from . import manifest
from .check import Drift, check
from .errors import OutputError
from .paths import Target
from .writer import Written, write

__all__ = [
    "Drift",
    "OutputError",
    "Target",
    "Written",
    "check",
    "published_names",
    "write",
]


def published_names(target: Target) -> Mapping[str, str]:
    """Return the names that the SDK on disk has: JSON Pointer -> name.

    Raises:
        OutputError: its manifest cannot be read.
    """
    kept = manifest.read(target)
    return kept.names if kept else {}
