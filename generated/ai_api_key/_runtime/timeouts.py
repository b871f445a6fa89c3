"""How long a call may take."""

from __future__ import annotations

from msgspec import Struct


class Timeout(Struct, frozen=True):
    """The seconds that the parts of a call may take; `None` is no limit.

    `total` is a deadline over the whole call: all attempts and the waits between them,
    down to the last byte of the body. A plain number given for `timeout=` limits
    connecting, each read, each write and the wait for a pooled connection.
    """

    connect: float | None = 60.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0
    total: float | None = None

    def __post_init__(self) -> None:
        for name in ("connect", "read", "write", "pool", "total"):
            seconds: object = getattr(self, name)
            if seconds is None:
                continue
            if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
                raise TypeError(f"timeout {name}: seconds or None, not {seconds!r}")
            if not seconds > 0:
                raise ValueError(f"timeout {name}: more than 0 seconds, not {seconds}")

    def within(self, seconds: float) -> Timeout:
        """The same limits, none of them above `seconds`."""
        return Timeout(
            _least(self.connect, seconds),
            _least(self.read, seconds),
            _least(self.write, seconds),
            _least(self.pool, seconds),
            self.total,
        )


def _least(limit: float | None, seconds: float) -> float:
    return seconds if limit is None else min(limit, seconds)


def to_timeout(value: float | Timeout | None) -> Timeout:
    """What `timeout=` was given as: seconds for each part, `None` for no limit."""
    if isinstance(value, Timeout):
        return value
    return Timeout(value, value, value, value)
