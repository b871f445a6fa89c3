"""Locks for the coroutines of both drivers: one piece of work at a time."""

from __future__ import annotations

from _thread import allocate_lock
from contextlib import AbstractAsyncContextManager
from typing import Any

from ..io_backend import Blocking, Driver


def make_lock(driver: Driver) -> AbstractAsyncContextManager[None]:
    """A new lock for the calls of a client."""
    return _ThreadLock() if isinstance(driver, Blocking) else _TaskLock()


class _ThreadLock(AbstractAsyncContextManager[None]):
    """A thread's lock in the form that coroutines take."""

    def __init__(self) -> None:
        self._lock = allocate_lock()

    async def __aenter__(self) -> None:
        self._lock.acquire()

    async def __aexit__(self, *exc_info: object) -> None:
        self._lock.release()


class _TaskLock(AbstractAsyncContextManager[None]):
    """A lock for the tasks of an event loop; each loop has its own."""

    def __init__(self) -> None:
        import asyncio
        from weakref import WeakKeyDictionary

        self._running_loop = asyncio.get_running_loop
        self._make = asyncio.Lock
        self._locks: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    async def __aenter__(self) -> None:
        await self._locks.setdefault(self._running_loop(), self._make()).acquire()

    async def __aexit__(self, *exc_info: object) -> None:
        self._locks[self._running_loop()].release()
