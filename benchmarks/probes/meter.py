"""The costs of a process so far: processor time, modules, memory."""

from __future__ import annotations

import sys
import time


class Meter:
    """Notes what each step of a probe took since the one before."""

    def __init__(self) -> None:
        self.steps: dict[str, dict[str, float]] = {}
        self._before = _now()

    def note(self, step: str) -> None:
        """End a step: CPU milliseconds, modules and MB that it added."""
        now = _now()
        pairs = zip(("cpu", "modules", "memory"), now, self._before)
        self.steps[step] = {what: after - before for what, after, before in pairs}
        self._before = _now()


def _now() -> tuple[float, float, float]:
    return time.process_time() * 1000, len(sys.modules), _memory()


def _memory() -> float:
    """The process's resident memory in MB; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0
