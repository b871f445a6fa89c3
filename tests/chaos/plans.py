"""Calls that are drawn at random: what is called, what goes wrong, how it is judged."""

from __future__ import annotations

import gc
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from .fault_server import EVENTS, FAULTS, Log, response_to

CALLS = ("get", "add", "keyed", "read", "file", "watch", "file-left", "watch-left")
"""The last two open a stream and drop it, read in part or not at all."""
_FINE = 0.35
"""The share of calls without a fault."""


@dataclass(frozen=True)
class Step:
    """One call."""

    call: str
    n: int
    fault: str
    timeout: dict[str, float]
    taken: int = 0
    """How much of a stream that is dropped is read before."""
    cut_after: float = 0.0
    """Seconds after which a task is cancelled, or a thread interrupted."""
    retries: int = 0
    """Few are tried again: the waits between attempts take time."""

    @property
    def headers(self) -> dict[str, str]:
        """The instruction of the server."""
        return {"X-Fault": self.fault} if self.fault else {}


def draw_steps(seed: int, count: int, deadlines: bool) -> list[Step]:
    """So many calls; with `deadlines` a third of them has a total timeout."""
    draw = random.Random(seed)
    steps: list[Step] = []
    for n in range(count):
        call = draw.choice(CALLS)
        fault = "" if draw.random() < _FINE else draw.choice(FAULTS)
        size = len(response_to(f"/{_resource(call)}/{n}"))
        if fault == "stall" and draw.random() < 0.7:
            fault = "cut"  # stalls take time
        byte = draw.randint(1, 60) if fault == "late" else draw.randint(0, size)
        timeout = {"connect": 2.0, "read": 0.15, "pool": 8.0}
        if deadlines and draw.random() < 0.35:
            timeout["total"] = draw.choice((0.005, 0.03, 0.1))
        steps.append(
            Step(
                call,
                n,
                f"{fault} {byte}" if fault else "",
                timeout,
                draw.randint(0, EVENTS),
                draw.choice((0.0003, 0.001, 0.003, 0.01, 0.05)),
                int(draw.random() < 0.1),
            )
        )
    return steps


def _resource(call: str) -> str:
    names = {"get": "value", "add": "value", "keyed": "keyed", "watch": "events"}
    return names.get(call.removesuffix("-left"), "file")


def judge(step: Step, value: Any) -> None:
    """Check that a result is that of this call and of no other."""
    if step.call in ("read", "file"):
        assert value == b'{"n":%d}' % step.n * EVENTS, (step, value)
    elif step.call == "watch":
        assert value == [step.n] * len(value), (step, value)
    elif not step.call.endswith("-left"):
        assert value == step.n, (step, value)


@dataclass
class Run:
    """The outcomes of the calls of a test."""

    outcomes: Counter[str] = field(default_factory=Counter[str])
    errors: list[BaseException] = field(default_factory=list[BaseException])

    def check(self, log: Log, total: int) -> None:
        """Nothing but results and errors of the package; no POST came twice."""
        assert not self.errors, self.errors[:3]
        assert self.outcomes.total() == total
        assert self.outcomes["result"] > 0
        for (method, target), times in log.received.items():
            if method == "POST" and target.startswith("/value/"):
                assert times == 1, target
        assert all(len(keys) == 1 for keys in log.keys.values())


def _descriptors() -> int:
    """The open files of this process; none where they cannot be counted."""
    folder = "/proc/self/fd"
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0


@contextmanager
def nothing_left(log: Log, spare: int = 4) -> Iterator[None]:
    """Check that a block leaves no connection, thread or open file behind.

    `spare` threads and files are a library's own, kept until the process ends.
    """
    threads, files = threading.active_count(), _descriptors()
    yield
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        gc.collect()
        if (
            log.open == 0
            and threading.active_count() <= threads + spare
            and _descriptors() <= files + spare
        ):
            return
        time.sleep(0.02)
    left = log.open, threading.active_count() - threads, _descriptors() - files
    raise AssertionError(f"connections, threads, files left: {left}")
