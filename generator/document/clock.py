"""The last budget: an end to work that no other budget has ended."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from generator.diagnostics import Position
from generator.document.budgets import exceeded

_AGAIN = 1.0
"""Seconds until an exception that something has swallowed is raised once more."""


class _TimeIsUpError(BaseException):
    """Raised wherever the work happens to be; no library takes it for its own."""


@contextmanager
def limited(seconds: int, path: Path) -> Generator[None]:
    """End what is done inside when it has taken too much CPU time.

    That is the time of this process, whatever else the machine does. It is bounded in
    the main thread of systems with interval timers (POSIX), and not elsewhere; `re`
    looks for signals too, so that no pattern outlives it.

    Args:
        seconds: the budget.
        path: of the document, for the message.

    Raises:
        DocumentError: the time is up.
    """
    in_main = threading.current_thread() is threading.main_thread()
    if not (in_main and hasattr(signal, "setitimer")):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    except _TimeIsUpError:
        raise exceeded("seconds", seconds, Position(path, 0, 0, "")) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise _TimeIsUpError
