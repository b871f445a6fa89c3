"""What connections are kept in: made at the first request, and anew after a fork."""

from __future__ import annotations

import os
from _thread import allocate_lock
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class PerProcess(Generic[T]):
    """Something of which every process has its own.

    What a fork brought along is left alone, and kept: its connections are the parent's,
    and giving them back would disturb it.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = allocate_lock()
        self._made: list[T] = []
        self._pid = 0

    def get(self) -> T:
        """This process's own; made when there is none."""
        if self._pid == os.getpid():
            return self._made[-1]
        with self._lock:
            if self._pid != os.getpid():
                self._made.append(self._make())
                self._pid = os.getpid()
            return self._made[-1]

    def existing(self) -> T | None:
        """This process's own, if there is one."""
        return self._made[-1] if self._pid == os.getpid() else None
