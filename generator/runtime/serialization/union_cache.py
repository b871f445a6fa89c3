"""Memory of what alternatives came to, while one value is read."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

__all__ = ["FAILED", "attempts"]


class _Attempts(threading.local):
    """What alternatives came to, for one reading of one value.

    Nested unions would otherwise be tried anew for each alternative around them: twice
    as often for each level.
    """

    depth = 0

    def __init__(self) -> None:
        self.results: dict[tuple[int, int], Any] = {}


_ATTEMPTS = _Attempts()
FAILED = object()
"""The result of data that no alternative fits."""


@contextmanager
def attempts() -> Generator[dict[tuple[int, int], Any]]:
    """Remember attempts until the outermost reader is done with its data."""
    _ATTEMPTS.depth += 1
    try:
        yield _ATTEMPTS.results
    finally:
        _ATTEMPTS.depth -= 1
        if not _ATTEMPTS.depth:
            _ATTEMPTS.results.clear()
