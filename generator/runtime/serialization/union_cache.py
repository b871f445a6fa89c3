"""The results of alternatives, remembered while one value is read.

Nested unions would otherwise be tried anew for each alternative around them: twice as
often for each level.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

__all__ = ["FAILED", "shared_results"]

FAILED = object()
"""The result of data that no alternative fits."""


class _Results(threading.local):
    """Results by the identities of a union and of its data."""

    depth = 0

    def __init__(self) -> None:
        self.by_data: dict[tuple[int, int], Any] = {}


_RESULTS = _Results()


@contextmanager
def shared_results() -> Generator[dict[tuple[int, int], Any]]:
    """Remember results until the outermost union is done with its data."""
    _RESULTS.depth += 1
    try:
        yield _RESULTS.by_data
    finally:
        _RESULTS.depth -= 1
        if not _RESULTS.depth:
            _RESULTS.by_data.clear()
