"""The state of one call, and the answers to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .errors import ApiTimeoutError, Attempt
from .headers import Headers
from .options import CallSettings
from .request_builder import RequestBuilder
from .transport import PreparedRequest, Request, Timeout, TransportResponse


class Call:
    """One call: the request, and how far it has come."""

    __slots__ = (
        "arguments",
        "attempts",
        "builder",
        "deadline",
        "history",
        "is_safe",
        "redirects",
        "renewed",
        "request",
        "retries",
        "same_origin",
        "settings",
        "started",
        "streaming",
    )

    def __init__(
        self,
        builder: RequestBuilder,
        arguments: Mapping[str, Any],
        settings: CallSettings,
        request: PreparedRequest,
        streaming: bool,
    ) -> None:
        self.builder = builder
        self.arguments = arguments
        self.settings = settings
        self.request = request
        self.streaming = streaming
        self.is_safe = builder.idempotent
        """Whether sending the request again has no further effect."""
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


class RawResponse:
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


class ResumedCall(NamedTuple):
    """A call that goes on where another one broke off, and its answer."""

    call: Call
    received: RawResponse


RequestAdjuster = Callable[[Call], None]
"""Changes a call before it is first sent: the URL, or a header field."""
