"""When a call is tried again, and after how long.

Safe calls are repeated: of methods that HTTP calls idempotent (RFC 9110 section 9.2.2),
unless the document says otherwise, and with an idempotency key. Of all others only
those that the server did nothing for: no connection was made, or it answered 429, or
503 with `Retry-After`.
"""

from __future__ import annotations

from random import random

from .errors import TransportError
from .headers import Headers, asked_wait

FIRST_WAIT = 0.5
"""Seconds: the most that is waited before the first retry."""
LONGEST_WAIT = 8.0
"""Seconds: the most that backoff comes to."""
LONGEST_ASKED = 60.0
"""Seconds: a server that asks for more is not waited for: the error is raised at once."""

_RETRIED = frozenset({408, 429})


def is_retried_status(status: int) -> bool:
    """Return whether a status says that another try may do better."""
    return status in _RETRIED or 500 <= status <= 599


def did_nothing(
    error: TransportError | None, status: int = 0, headers: Headers | None = None
) -> bool:
    """Return whether the server did nothing for a request, as the outcome shows."""
    if error is not None:
        return error.unsent
    is_refused = (
        status == 503 and headers is not None and asked_wait(headers) is not None
    )
    return status == 429 or is_refused


def wait_before(retry: int, headers: Headers | None) -> float | None:
    """Seconds to wait before the given retry, counted from 1; `None` for no retry.

    It is the wait that the server asks for (`retry-after-ms`, `Retry-After`), unless it
    is longer than `LONGEST_ASKED`: to try sooner would only be refused again. Without a
    wish of the server's it is exponential backoff with full jitter.
    """
    asked = None if headers is None else asked_wait(headers)
    if asked is not None:
        return None if asked > LONGEST_ASKED else max(asked, 0.0)
    return backoff(retry)


def backoff(retry: int) -> float:
    """Seconds to wait before the given retry, counted from 1, when nobody asks."""
    return random() * min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (retry - 1))


class Budget:
    """Retries that a client may still spend, so that an outage is not amplified.

    A retry costs, its success pays back, and every call without a retry pays a little:
    when everything fails, retries stop after a hundred.
    """

    CAPACITY = 500
    COST = 5

    def __init__(self) -> None:
        self._left = self.CAPACITY

    def spend(self) -> bool:
        """Take the cost of one retry; `False` when it is not there."""
        if self._left < self.COST:
            return False
        self._left -= self.COST
        return True

    def succeeded(self, retries: int) -> None:
        """Pay back for a call that succeeded."""
        if self._left < self.CAPACITY:
            earned = self.COST if retries else 1
            self._left = min(self.CAPACITY, self._left + earned)
