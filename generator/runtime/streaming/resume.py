"""Going on with a body whose connection broke, by asking for it once more."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import TransportError
from ..io_backend import Driver
from ..retry import LONGEST_ASKED, backoff
from .body import Opened, Reopen


class Reopening:
    """Asks for a body again, as often as a call may be tried again without progress.

    For idempotent operations only; the request itself has the retries of any call.
    """

    def __init__(self, reopen: Reopen, driver: Driver, most: int) -> None:
        self._reopen = reopen
        self._driver = driver
        self._most = most
        self._failed = 0

    def progressed(self) -> None:
        """Something new has arrived: count from the start."""
        self._failed = 0

    async def after(
        self,
        error: TransportError,
        headers: Mapping[str, str],
        deadline: float | None,
        seconds: float | None = None,
    ) -> Opened:
        """The body from where `headers` say; raises `error` when it broke too often.

        `seconds` is what the server wants to be waited before. A wait that is longer
        than a client waits, or would end after the deadline, is not begun.
        """
        if self._failed >= self._most:
            raise error
        self._failed += 1
        if seconds is None:
            seconds = backoff(self._failed)
        if seconds > LONGEST_ASKED:
            raise error
        if deadline is not None and self._driver.now() + seconds >= deadline:
            raise error
        await self._driver.sleep(seconds)
        return await self._reopen(headers)

    async def now(self, headers: Mapping[str, str]) -> Opened:
        """The body from where `headers` say, without a wait."""
        return await self._reopen(headers)
