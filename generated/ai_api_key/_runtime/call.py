"""The state of one call."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from .errors import ApiTimeoutError, Attempt
from .headers import Headers
from .request_builder import Draft, Plan
from .settings import Settings
from .timeouts import Timeout
from .transport import Request, TransportResponse


class Call:
    """One call: what is sent, and how far it has come."""

    __slots__ = (
        "arguments",
        "attempts",
        "deadline",
        "draft",
        "history",
        "plan",
        "redirects",
        "renewed",
        "retries",
        "safe",
        "same_origin",
        "settings",
        "started",
        "streaming",
    )

    def __init__(
        self,
        plan: Plan,
        arguments: Mapping[str, Any],
        settings: Settings,
        draft: Draft,
        streaming: bool,
    ) -> None:
        self.plan = plan
        self.arguments = arguments
        self.settings = settings
        self.draft = draft
        self.streaming = streaming
        self.safe = plan.idempotent
        self.attempts = self.retries = self.redirects = 0
        self.history: tuple[Attempt, ...] = ()
        self.renewed = False
        self.same_origin = True
        self.started = time.perf_counter()
        total = settings.timeout.total
        self.deadline = None if total is None else time.monotonic() + total

    def timeout(self) -> Timeout:
        """The limits of the next attempt; raises when the deadline has passed."""
        limits = self.settings.timeout
        if self.deadline is None:
            return limits
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise ApiTimeoutError(f"the total timeout of {limits.total:g} s passed")
        return limits.within(left)


class Received:
    """An answer: read whole, or, when it is streamed, with its body still to come."""

    __slots__ = ("headers", "is_open", "raw", "request", "response", "status")

    def __init__(
        self,
        request: Request,
        headers: Headers,
        response: TransportResponse,
        raw: bytes | None = None,
    ) -> None:
        self.status = response.status
        self.request = request
        """The request as sent, credentials included."""
        self.headers = headers
        self.response = response
        self.raw = b"" if raw is None else raw
        self.is_open = raw is None
        """Whether the body is still to be read, and the response to be closed."""


class Resumed(NamedTuple):
    """A call that goes on where another one broke off, and its answer."""

    call: Call
    received: Received
