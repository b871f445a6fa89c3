"""Which connections there are, and who gets one: the bookkeeping of a pool.

A pool has a number of seats. A connection takes one from before it is made until it is
closed; what cannot have one waits in line. Nothing here does any work on connections.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

C = TypeVar("C")

Place = tuple[bytes, bytes, int | None]
"""Where a connection leads: scheme, host, port."""


class Waiter(Generic[C]):
    """Someone in line for a seat."""

    __slots__ = ("connection", "place", "wake")

    def __init__(self, place: Place, wake: Callable[[], None]) -> None:
        self.place = place
        self.wake = wake
        self.connection: C | None = None
        """The connection that comes with the seat, if any."""


class Seats(Generic[C]):
    """The seats of one pool. Its methods are not to be called by two threads at once.

    Connections that a method returns in a list have lost their seat: they are for the
    caller to close.
    """

    def __init__(
        self, most: int | None, most_idle: int | None, seconds: float | None
    ) -> None:
        self._most = sys.maxsize if most is None else most
        self._most_idle = sys.maxsize if most_idle is None else most_idle
        self._seconds = float("inf") if seconds is None else seconds
        self._taken = 0
        self._idle: list[tuple[Place, C, float]] = []
        """Who waits to be used again, until when; the last one came last."""
        self._line: deque[Waiter[C]] = deque()
        self._seated: set[C] = set()

    def take(self, place: Place) -> tuple[bool, C | None, list[C]]:
        """A seat, with the last connection to a place that became idle.

        The first value is `False` when there is none; the second is `None` when a
        connection is to be made.
        """
        surplus = self._expired() if self._idle else []
        for index in range(len(self._idle) - 1, -1, -1):
            if self._idle[index][0] == place:
                return True, self._idle.pop(index)[1], surplus
        if self._taken >= self._most:
            if not self._idle:
                return False, None, surplus
            surplus.append(self._forgotten())
        self._taken += 1
        return True, None, surplus

    def _expired(self) -> list[C]:
        now = monotonic()
        found: list[C] = []
        while self._idle and self._idle[0][2] < now:
            found.append(self._forgotten())
        return found

    def _forgotten(self) -> C:
        """The connection that has been idle for longest, without its seat."""
        _, connection, _ = self._idle.pop(0)
        self._seated.discard(connection)
        self._taken -= 1
        return connection

    def made(self, connection: C, instead_of: C | None) -> list[C]:
        """Note a connection that was made for a seat, or for that of a stale one."""
        self._seated.add(connection)
        if instead_of is None:
            return []
        self._seated.discard(instead_of)
        return [instead_of]

    def line_up(self, place: Place, wake: Callable[[], None]) -> Waiter[C]:
        """Stand in line for a seat; `wake` is called once, when there is one."""
        waiter = Waiter[C](place, wake)
        self._line.append(waiter)
        return waiter

    def withdraw(self, waiter: Waiter[C]) -> list[C]:
        """Leave the line; what has been given in the meantime goes back."""
        if waiter in self._line:
            self._line.remove(waiter)
        elif waiter.connection is None:
            self.free()
        else:
            return self.give(waiter.place, waiter.connection, True)
        return []

    def give(self, place: Place, connection: C, usable: bool) -> list[C]:
        """Give a seat back, with its connection if that can be used again."""
        surplus: list[C] = []
        if not usable or (self._line and self._line[0].place != place):
            self._seated.discard(connection)
            surplus.append(connection)
            self.free()
        elif self._line:
            self._pass_on(connection)
        else:
            self._idle.append((place, connection, monotonic() + self._seconds))
            if len(self._idle) > self._most_idle:
                surplus.append(self._forgotten())
        return surplus

    def free(self) -> None:
        """Give back a seat that has no connection."""
        if self._line:
            self._pass_on(None)
        else:
            self._taken -= 1

    def _pass_on(self, connection: C | None) -> None:
        waiter = self._line.popleft()
        waiter.connection = connection
        waiter.wake()

    def clear(self) -> list[C]:
        """Forget every connection; those in use have a seat until it is given back."""
        self._taken -= len(self._idle)
        self._idle.clear()
        found = list(self._seated)
        self._seated.clear()
        return found
