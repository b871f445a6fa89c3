"""A deadline for blocking work.

A blocking socket read cannot be cut short from outside, and a server that sends a byte
now and then never lets a read time out. With a total timeout the work is therefore done
by a helper thread, which is left behind when the deadline passes: it ends by itself at
its own read timeout or at the next chunk that it receives, and then cleans up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from typing import Generic, TypeVar

T = TypeVar("T")


class _Work(Generic[T]):
    """Work that a thread does for another one, which may stop waiting for it."""

    def __init__(self, work: Callable[[], T], clean_up: Callable[[T | None], object]):
        self._work = work
        self._clean_up = clean_up
        self._lock = threading.Lock()
        self._is_left = False
        self.results: list[T] = []
        self.errors: list[BaseException] = []

    def run(self) -> None:
        """Do the work; hand its result over, or clean up when nobody waits for it."""
        result = None
        try:
            result = self._work()
            self._hand_over(self.results, result)
        except BaseException as error:  # noqa: BLE001 - it is handed over
            self._hand_over(self.errors, error)
        if self._is_left:
            self._clean_up(result)

    def _hand_over(self, to: list[T] | list[BaseException], value: object) -> None:
        with self._lock:
            if not self._is_left:
                to.append(value)  # type: ignore[arg-type]

    def leave(self) -> bool:
        """Stop waiting; whether the work is still under way."""
        with self._lock:
            self._is_left = not (self.results or self.errors)
            return self._is_left


def run_with_timeout(
    seconds: float,
    work: Callable[[], T],
    clean_up: Callable[[T | None], object],
    error: Exception,
) -> T:
    """The result of `work`, in this thread's context.

    Raises what it raises, and `error` when `seconds` pass before its end. Work
    that goes on after that, or after an interrupt of this thread, ends with `clean_up`,
    which gets its result, or `None` when it failed.
    """
    shared = _Work(work, clean_up)
    context = copy_context()
    thread = threading.Thread(target=context.run, args=(shared.run,), daemon=True)
    try:
        thread.start()
        thread.join(seconds)
    finally:
        is_late = shared.leave()
    if shared.errors:
        raise shared.errors[0]
    if is_late:
        raise error
    return shared.results[0]
