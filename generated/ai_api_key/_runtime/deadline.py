"""A deadline for blocking work.

A blocking socket read cannot be cut short from outside, and a server that sends a byte
now and then never lets a read time out. With a total timeout the work is therefore done
by a helper thread, which is left behind when the deadline passes: it ends by itself at
its own read timeout or at the next piece that it receives.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

from .io_backend import total_passed

T = TypeVar("T")


def run_within(seconds: float, work: Callable[[], T]) -> T:
    """The result of `work`, in this thread's context.

    Raises what it raises, and `ApiTimeoutError` when `seconds` pass before its end.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def collect() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - it is handed over
            errors.append(error)

    context = copy_context()
    thread = threading.Thread(target=context.run, args=(collect,), daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise total_passed(seconds)
    return results[0]
