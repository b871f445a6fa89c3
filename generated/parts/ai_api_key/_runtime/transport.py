"""The line between the SDK and an HTTP library: two methods, plain values.

A transport sends one request and hands back one response. It follows no redirects,
retries nothing, decodes no content. It raises `ApiTimeoutError` and
`ApiConnectionError`; an `OSError` of its own is taken for a broken connection.
"""

from __future__ import annotations

from collections.abc import (
    Awaitable,
    Callable,
    Container,
    Mapping,
    Sequence,
)
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from . import publish
from .messages import Content as Content  # noqa: PLC0414 - transports take it from here

if TYPE_CHECKING:
    from .operation import Operation


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
    """The value of `timeout=`: seconds for each part, `None` for no limit."""
    if isinstance(value, Timeout):
        return value
    return Timeout(value, value, value, value)


class Request(Struct, eq=False):
    """One HTTP request as it goes out; hooks and `Auth` objects may change it."""

    method: str
    url: str
    """Absolute and percent-encoded."""
    headers: dict[str, str]
    content: Content | None
    """`None` is no body; an iterable is sent as it yields."""
    timeout: Timeout
    """The limits of this attempt, already within the total."""
    operation: Operation[Any] | None = None
    """What is called; `None` for a request of an authenticator's own."""
    arguments: Mapping[str, Any] = {}
    """What it is called with, by Python names; changing them changes nothing."""
    streamed: bool = False
    """Whether the body of the response is read as it comes, its head at once."""
    attempt: int = 1
    """1 for the first attempt of a call; retries, renewals, redirects count on."""
    secrets: Container[str] = ()
    """The names of parameters whose values nobody may see."""
    bare_url: str = ""
    """The URL before credentials were put into it: what may be shown."""

    def __post_init__(self) -> None:
        self.bare_url = self.url

    def __repr__(self) -> str:
        from .logs import redact_url

        return f"<Request {self.method} {redact_url(self.url).partition('?')[0]}>"


class PreparedRequest(Struct, frozen=True):
    """A request without its credentials, from which every attempt is made."""

    method: str
    url: str
    headers: dict[str, str]
    content: Content | None

    def __repr__(self) -> str:
        from .logs import redact_url

        url = redact_url(self.url).partition("?")[0]
        return f"<{type(self).__name__} {self.method} {url}>"


class TransportResponse(Struct, eq=False):
    """One HTTP response: its head at once, its body when it is iterated.

    `close` gives the connection back; it is called exactly once by the SDK, also after
    the body ended, and may return an awaitable to an asynchronous client.
    """

    status: int
    headers: Sequence[tuple[str, str]] = ()
    content: Content = b""
    close: Callable[[], Awaitable[None] | None] | None = None


publish("", Request, Timeout, TransportResponse)


class Transport(Protocol):
    """The methods that a client needs of an HTTP library.

    A class that inherits from this one writes only the methods that it can do.
    """

    def send(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        raise TypeError(f"{type(self).__name__} serves asynchronous clients only")

    async def asend(self, request: Request, /) -> TransportResponse:
        """The same for an asynchronous client."""
        raise TypeError(f"{type(self).__name__} serves synchronous clients only")

    def close(self) -> None:
        """Give back what is held; called when a client closes."""
        return  # type checkers take an empty body for an abstract method

    async def aclose(self) -> None:
        """The same for an asynchronous client."""
        self.close()


def is_success(status: int) -> bool:
    """Return whether a status is a 2xx (RFC 9110 section 15.3)."""
    return 200 <= status <= 299
