"""A second process, where the system has cheap ones and the work is worth it."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, by itself.

    Attributes:
        work: does it; any number of times, with the same result.
        size: how much it is, beside other tasks.
    """

    work: Callable[[], str]
    size: int = 0


def aside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin work in a process of its own; only where there can be one.

    Args:
        work: what to do; it changes nothing, and its result can be pickled.

    Returns:
        What waits for the result. If that process fails, for whatever reason, the
        work is done again in this one, which then raises what there is to raise.
    """
    reader, writer = os.pipe()
    left = signal.getitimer(signal.ITIMER_PROF)
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, *left)  # the budget of time goes on
        _answer(work, writer)
    os.close(writer)

    def result() -> T:
        with open(reader, "rb") as answers:
            answer = answers.read()
        _, status = os.waitpid(child, 0)
        return work() if status or not answer else pickle.loads(answer)

    return result


def _answer(work: Callable[[], object], writer: int) -> None:
    """Do the work of the second process and leave, whatever happens."""
    status = 1
    try:
        with open(writer, "wb") as answers:
            pickle.dump(work(), answers, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def in_two(tasks: Sequence[Task], worth: int) -> list[str]:
    """Do tasks, those of about half the size in a second process.

    Args:
        tasks: what to do.
        worth: from which size of all tasks on a second process is used.

    Returns:
        The results, in the order of the tasks.
    """
    sizes = [task.size for task in tasks]
    if sum(sizes) < worth or not can_fork():
        return [task.work() for task in tasks]
    theirs = _half(sizes)
    own = [place for place in range(len(tasks)) if place not in theirs]
    other = aside(lambda: [tasks[place].work() for place in sorted(theirs)])
    try:
        found = {place: tasks[place].work() for place in own}
    finally:
        answer = other()
    found |= zip(sorted(theirs), answer, strict=True)
    return [found[place] for place in range(len(tasks))]


def _half(sizes: Sequence[int]) -> frozenset[int]:
    """The places of about half of all that there is, the largest spread first."""
    theirs: set[int] = set()
    balance = 0
    for place in sorted(range(len(sizes)), key=lambda place: -sizes[place]):
        if balance > 0:
            theirs.add(place)
            balance -= sizes[place]
        else:
            balance += sizes[place]
    return frozenset(theirs)


def can_fork() -> bool:
    """Whether a second process is cheap, safe and has a core to run on.

    Apple's libraries do not survive a fork, and no process with threads should try.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return False
    return threading.active_count() == 1 and _cores() > 1


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
