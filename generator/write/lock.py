"""One run at a time: a lock that the operating system releases when a run dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import OutputError

_PAUSE = 0.05  # seconds between two tries


@contextmanager
def locked(folder: Path, patience: float) -> Generator[None]:
    """Make a folder and hold its lock; on leaving, remove it if it is empty.

    Args:
        folder: to be made, with its parents, if it is not there.
        patience: how many seconds to wait for another run.

    Raises:
        OutputError: another run held the lock for all of that time.
        OSError: the folder or the lock cannot be made.
    """
    lock = folder / "lock"
    descriptor = _wait(lock, time.monotonic() + patience)
    try:
        yield
    finally:
        _release(descriptor, lock)
        with suppress(OSError):  # it holds a journal, or the next run is in it
            folder.rmdir()


def _wait(lock: Path, deadline: float) -> int:
    """Return the descriptor of the lock's file, locked."""
    while (descriptor := _try(lock)) is None:
        if time.monotonic() > deadline:
            help = "wait until it has ended, and run again"
            raise OutputError("another run is writing here", lock.parent, help)
        time.sleep(_PAUSE)
    return descriptor


def _try(lock: Path) -> int | None:
    """Lock the file and return its descriptor; None when somebody else has it."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, flags, 0o666)
    except FileNotFoundError:
        return None  # the run before has just removed the folder
    except FileExistsError:
        if lock.parent.is_dir() or not os.path.lexists(lock.parent):
            return None  # it did so while the folder was made
        raise
    try:
        if _lock(descriptor) and _is_still_there(descriptor, lock):
            return descriptor
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _is_still_there(descriptor: int, lock: Path) -> bool:
    """Tell whether the file that was locked is the one that others will open."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(lock))
    except FileNotFoundError:
        return False


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _release(descriptor: int, lock: Path) -> None:
    """Unlock, and remove the file so that nothing is left behind."""
    if sys.platform == "win32":  # which removes no open file
        os.close(descriptor)
    with suppress(OSError):
        lock.unlink()
    if sys.platform != "win32":  # where a file is removed under its lock, or raced
        os.close(descriptor)
