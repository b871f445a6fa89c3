"""The limit of CPU time: it ends work that no other limit has ended."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from generator.diagnostics import Position
from generator.document.meter import limit_exceeded

_REPEAT_SECONDS = 1.0
"""Time until an exception that a library swallowed is raised once more."""


class _TimeIsUpError(BaseException):
    """Raised wherever the work happens to be; no library takes it for its own."""


@contextmanager
def limit_time(seconds: int, path: Path) -> Generator[None]:
    """End the work inside the block when it has taken too much CPU time.

    That is the time of this process, whatever else the machine does. It is bounded in
    the main thread of systems with interval timers (POSIX), and not elsewhere; `re`
    looks for signals too, so that no pattern outlives it.

    Args:
        seconds: the limit.
        path: of the document, for the message.

    Raises:
        DocumentError: the time is up.
    """
    in_main = threading.current_thread() is threading.main_thread()
    if not (in_main and hasattr(signal, "setitimer")):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, _REPEAT_SECONDS)
    try:
        yield
    except _TimeIsUpError:
        raise limit_exceeded("seconds", seconds, Position(path, 0, 0, "")) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise _TimeIsUpError
