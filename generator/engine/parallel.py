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
_INDEX_BYTES = 2
_MAX_QUEUED = 2_000
"""The indices that any system's pipe holds at once; larger tasks come first."""


class Task(Struct, Generic[T], frozen=True):
    """A piece of work that depends on no other.

    Attributes:
        work: does it; any number of times, with the same result.
        size: how much it is, beside other tasks.
    """

    work: Callable[[], T]
    size: int = 0


def run_in_child(work: Callable[[], T]) -> Callable[[], T]:
    """Begin work in a child process; call only where `can_fork` says so.

    Args:
        work: what to do; it changes nothing, and its result can be pickled.

    Returns:
        A function that waits for the result. If the child fails, for whatever reason,
        the work is done again in this process, which then raises what there is to raise.
    """
    reader, writer = os.pipe()
    left = signal.getitimer(signal.ITIMER_PROF)
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, *left)  # the limit of time goes on
        _send_result(work, writer)
    os.close(writer)

    def result() -> T:
        with open(reader, "rb") as results:
            data = results.read()
        _, status = os.waitpid(child, 0)
        return work() if status or not data else pickle.loads(data)

    return result


def _send_result(work: Callable[[], object], writer: int) -> None:
    """Do the work of the child process and leave it, whatever happens."""
    status = 1
    try:
        with open(writer, "wb") as results:
            pickle.dump(work(), results, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def map_in_two_processes(tasks: Sequence[Task[T]], min_total_size: int) -> list[T]:
    """Do tasks in this process and a child: each takes the next, the largest first.

    Args:
        tasks: what to do.
        min_total_size: the size of all tasks from which a child is worth its start.

    Returns:
        The results, in the order of the tasks.
    """
    if sum(task.size for task in tasks) < min_total_size or not can_fork():
        return [task.work() for task in tasks]
    order = sorted(range(len(tasks)), key=lambda index: -tasks[index].size)
    with _share(order[:_MAX_QUEUED]) as queue:

        def work() -> dict[int, T]:
            return {index: tasks[index].work() for index in queue}

        wait_for_child = run_in_child(work)
        try:
            results = work()
        finally:
            results_of_child = wait_for_child()
    results |= results_of_child
    # The smallest tasks are left, and those that the child did not live to do.
    return [
        results[index] if index in results else task.work()
        for index, task in enumerate(tasks)
    ]


@contextmanager
def _share(indices: Sequence[int]) -> Generator[Iterator[int]]:
    """Give an iterator that takes each index once, whichever process asks.

    The indices lie in a pipe, and reads of so few bytes are whole (POSIX.1, read).
    """
    reader, writer = os.pipe()
    try:
        data = b"".join(index.to_bytes(_INDEX_BYTES, "big") for index in indices)
        os.write(writer, data)
        os.close(writer)
        chunks = iter(partial(os.read, reader, _INDEX_BYTES), b"")
        yield (int.from_bytes(chunk, "big") for chunk in chunks)
    finally:
        os.close(reader)


def can_fork() -> bool:
    """Return whether a child process is cheap, safe and has a core to run on.

    Apple's libraries do not survive a fork, and no process with threads should try.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return False
    return threading.active_count() == 1 and _count_cores() > 1


def _count_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
