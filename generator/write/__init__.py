"""The last stage: emitted files -> disk, staged, journaled, and nobody else's lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import filesystem, manifest
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
    "published_release",
    "read_text",
    "write",
]


def published_names(target: Target) -> Mapping[str, str]:
    """Return the names that the SDK on disk has: JSON Pointer -> name.

    Raises:
        OutputError: its manifest cannot be read.
    """
    kept = manifest.read(target)
    return kept.names if kept else {}


def published_release(target: Target) -> Any:
    """Return what the SDK on disk keeps of its version, None where that is nothing.

    Raises:
        OutputError: its manifest cannot be read.
    """
    kept = manifest.read(target)
    return kept.release if kept else None


def read_text(target: Target, path: str) -> str:
    """Return a text file below the output folder, empty where there is none.

    Bytes that are no UTF-8 become lone surrogates, so that they can be written again.

    Raises:
        OutputError: a link or something else than a file is in the way.
    """
    content = filesystem.read(target.output, path)
    return "" if content is None else content.decode("utf-8", "surrogateescape")
