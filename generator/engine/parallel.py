"""A second process, where the system has cheap ones and the work is worth it."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
_BYTES = 2
_MOST = 2_000
"""The numbers that any system's pipe holds at once; larger tasks come first."""


class Task(Struct, Generic[T], frozen=True):
    """Something to do, by itself.

    Attributes:
        work: does it; any number of times, with the same result.
        size: how much it is, beside other tasks.
    """

    work: Callable[[], T]
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


def in_two(tasks: Sequence[Task[T]], worth: int) -> list[T]:
    """Do tasks, some of them in a second process: each takes the next, the largest first.

    Args:
        tasks: what to do.
        worth: from which size of all tasks on a second process is used.

    Returns:
        The results, in the order of the tasks.
    """
    if sum(task.size for task in tasks) < worth or not can_fork():
        return [task.work() for task in tasks]
    places = sorted(range(len(tasks)), key=lambda place: -tasks[place].size)
    with _shared(places[:_MOST]) as taken:

        def work() -> dict[int, T]:
            return {place: tasks[place].work() for place in taken}

        other = aside(work)
        try:
            found = work()
        finally:
            found_there = other()
    found |= found_there
    # What is left are the smallest, and what a second process did not live to do.
    return [
        found[place] if place in found else task.work()
        for place, task in enumerate(tasks)
    ]


@contextmanager
def _shared(numbers: Sequence[int]) -> Generator[Iterator[int]]:
    """Give an iterator that takes each number once, whichever process asks.

    The numbers lie in a pipe, and reads of so few bytes are whole (POSIX.1, read).
    """
    reader, writer = os.pipe()
    try:
        os.write(writer, b"".join(n.to_bytes(_BYTES, "big") for n in numbers))
        os.close(writer)
        taken = iter(partial(os.read, reader, _BYTES), b"")
        yield (int.from_bytes(number, "big") for number in taken)
    finally:
        os.close(reader)


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
