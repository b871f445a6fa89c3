"""Requests that are sent again: retries, and redirects.

Safe calls are repeated: of methods that HTTP calls idempotent (RFC 9110 section 9.2.2),
unless the document says otherwise, and with an idempotency key. Of all others only
those that the server did nothing for: no connection was made, or it answered 429, or
503 with `Retry-After`. Redirects: RFC 9110 section 15.4.
"""

from __future__ import annotations

import re
from random import random

from .errors import ApiConnectionError, TransportError
from .messages import Content, Headers, asked_wait
from .transport import PreparedRequest
from .urls import encode, origin_of

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
    if status != 503 or headers is None:
        return status == 429
    return asked_wait(headers) is not None


def wait_before(retry: int, headers: Headers | None) -> float | None:
    """Seconds to wait before the given retry, counted from 1; `None` for no retry.

    It is the wait that the server asks for (`retry-after-ms`, `Retry-After`), unless it
    is longer than `LONGEST_ASKED`: to try sooner would only be refused again. Without a
    wish of the server's it is exponential backoff with full jitter.
    """
    asked = None if headers is None else asked_wait(headers)
    if asked is not None:
        return None if asked > LONGEST_ASKED else asked
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


LONGEST_CHAIN = 10
"""Redirects that are followed in one call."""

_STATUSES = frozenset({301, 302, 303, 307, 308})
_DOCUMENTED = frozenset({302, 303, 307})
_KEPT = frozenset({"user-agent", "accept", "accept-encoding"})
_OF_CONTENT = frozenset({"content-type", "content-length"})


def is_redirect(status: int, headers: Headers) -> bool:
    """Return whether a response sends the client elsewhere."""
    return status in _STATUSES and "location" in headers


def is_answer(method: str, status: int, documented: bool, has_success: bool) -> bool:
    """Return whether a redirect is the answer of an operation, to be followed once.

    It is documented, no success is, and following it by GET has no effect.
    """
    return documented and not has_success and status in _DOCUMENTED and method == "GET"


def follow(
    draft: PreparedRequest, status: int, headers: Headers
) -> tuple[PreparedRequest, bool]:
    """The request that a redirect asks for, and whether it stays at its origin.

    To another origin nothing goes that was meant for the first: no credentials, no
    cookies, no header fields of the caller or of the document. Raises
    `ApiConnectionError` for a location that is no http URL, or leads from https to
    http, or when a body would have to be sent again that cannot be.
    """
    method, content = draft.method, draft.content
    if _becomes_get(method, status):
        method, content = "GET", None
    return go_to(draft, headers["location"], method, content)


def go_to(
    draft: PreparedRequest, reference: str, method: str, content: Content | None
) -> tuple[PreparedRequest, bool]:
    """The request that leaves `draft` for where a URL reference leads.

    The rule of `follow` on origins holds for every reference that a server gives.
    """
    from urllib.parse import urljoin

    try:
        url = urljoin(draft.url, reference.strip()).partition("#")[0]
    except ValueError:  # such as `http://[::1`
        url = ""
    before, after = origin_of(draft.url), origin_of(url)
    if after.scheme not in {"http", "https"} or not (after.host and after.has_port):
        raise ApiConnectionError("the server refers to something that is no http URL")
    if before.scheme == "https" and after.scheme == "http":
        raise ApiConnectionError("the server refers from https to http")
    if not replayable(content):
        raise ApiConnectionError("sent elsewhere, and the body cannot be sent again")
    same = before == after
    kept = {
        name: value
        for name, value in draft.headers.items()
        if (name.lower() in _OF_CONTENT and content is not None)
        or (name.lower() not in _OF_CONTENT and (same or name.lower() in _KEPT))
    }
    return PreparedRequest(method, _encoded(url), kept, content), same


def _becomes_get(method: str, status: int) -> bool:
    if status == 303:
        return method != "HEAD"
    return status in {301, 302} and method == "POST"


def replayable(content: object) -> bool:
    """Return whether a body can be sent again from its start."""
    return (
        content is None
        or isinstance(content, bytes)
        or bool(getattr(content, "replayable", False))
    )


def _encoded(url: str) -> str:
    """The location with what may not stand in a URL percent-encoded."""
    return re.sub(r'[^!-~]|["<>\\^`{|}]', lambda found: encode(found[0]), url)
