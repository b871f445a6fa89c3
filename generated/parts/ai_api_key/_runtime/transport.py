"""The line between the SDK and an HTTP library: two methods, plain values.

A transport sends one request and hands back one response. It follows no redirects,
retries nothing, decodes no content. It raises `ApiTimeoutError` and
`ApiConnectionError`; an `OSError` of its own is taken for a broken connection.

The SDK undoes the content coding (RFC 9110 section 8.4.1) of what a transport hands back,
in steps that never yield more than the limit: a few kilobytes cannot become gigabytes.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from . import publish
from .errors import (
    ApiConnectionError,
    ApiTimeoutError,
    DecodeError,
    ResponseTooLargeError,
)
from .messages import Content as Content  # noqa: PLC0414 - transports take it from here

if TYPE_CHECKING:
    from .operation import Operation


_LONGEST_TIMEOUT = 1e9
"""Seconds; more of them fit into no clock of every system."""


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
        for name in self.__struct_fields__:
            seconds: object = getattr(self, name)
            if seconds is None:
                continue
            if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
                raise TypeError(f"timeout {name}: seconds or None, not {seconds!r}")
            if not seconds > 0:
                raise ValueError(f"timeout {name}: more than 0 seconds, not {seconds}")
            if seconds > _LONGEST_TIMEOUT:
                raise ValueError(f"timeout {name}: None for no limit, not {seconds}")

    def within(self, seconds: float) -> Timeout:
        """The same limits, none of them above `seconds`."""
        parts = ("connect", "read", "write", "pool")
        limits = {each: min(getattr(self, each) or seconds, seconds) for each in parts}
        return replace(self, **limits)


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
    """The operation that is called; `None` for a request of an authenticator's own."""
    arguments: Mapping[str, Any] = {}
    """Its arguments by Python names; changing them changes nothing."""
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


ACCEPT_ENCODING = "gzip, deflate"
_STEP = 65536
_KNOWN = frozenset({"gzip", "x-gzip", "deflate"})


class BodyReader:
    """Collects the pieces of a body.

    `limit` bounds the decoded size: past it `ResponseTooLargeError` is raised, or, with
    `cut`, the rest is left unread, as it is where the coding is broken. `deadline` is a
    `time.monotonic()` value after which the next piece raises `ApiTimeoutError`.
    """

    def __init__(
        self,
        coding: str | None,
        limit: int | None = None,
        cut: bool = False,
        deadline: float | None = None,
    ) -> None:
        self._inflater = Inflater(coding) if coding else None
        self._limit = limit
        self._cut = cut
        self._deadline = deadline
        self._pieces: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> bool:
        """Take one piece; `False` when no more is wanted."""
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise ApiTimeoutError("the total timeout passed while reading")
        if self._inflater is None:
            return self._keep(chunk)
        try:
            return all(self._keep(piece) for piece in self._inflater.feed(chunk))
        except DecodeError:
            if not self._cut:
                raise
            return False

    def _keep(self, piece: bytes) -> bool:
        self._size += len(piece)
        if self._limit is None or self._size <= self._limit:
            self._pieces.append(piece)
            return True
        if not self._cut:
            raise ResponseTooLargeError(
                f"the response is larger than {self._limit} bytes"
            )
        self._pieces.append(piece[: len(piece) - (self._size - self._limit)])
        self._size = self._limit
        self._inflater = None
        return False

    def finish(self) -> bytes:
        """The body; raises `ApiConnectionError` when its coding is cut off."""
        if self._inflater is not None and not self._cut:
            self._inflater.finish()
        return self.partial()

    def partial(self) -> bytes:
        """The part that has been read so far."""
        return b"".join(self._pieces)


class Inflater:
    """Undoes gzip and deflate; another coding, or several at once, passes as it is."""

    def __init__(self, coding: str) -> None:
        self._active = coding.strip().lower() in _KNOWN
        self._started = False
        if self._active:
            self._make()

    def _make(self, raw: bool = False) -> None:
        import zlib

        self._error = zlib.error
        self._zlib = zlib.decompressobj(-zlib.MAX_WBITS if raw else 47)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The decoded pieces of a chunk, none larger than a bounded step."""
        if not self._active:
            yield chunk
            return
        rest, piece = chunk, b""
        while rest or len(piece) == _STEP:  # a full step may have left more behind
            piece, rest = self._step(rest)
            if piece:
                yield piece

    def _step(self, data: bytes) -> tuple[bytes, bytes]:
        """One bounded step: what came out, and what is still to be read."""
        try:
            piece = self._zlib.decompress(data, _STEP)
        except self._error:
            if self._started:
                raise DecodeError("the compressed body is corrupt") from None
            # `deflate` is sent by some servers without its zlib wrapper.
            self._make(raw=True)
            try:
                piece = self._zlib.decompress(data, _STEP)
            except self._error:
                raise DecodeError("the compressed body is corrupt") from None
        self._started = True
        if self._zlib.eof:
            rest = self._zlib.unused_data
            if rest.startswith(b"\x1f\x8b"):  # gzip allows several members in a row
                self._make()
                return piece, rest
            return piece, b""
        return piece, self._zlib.unconsumed_tail

    def finish(self) -> None:
        """Check that the coding came to its end."""
        if self._active and self._started and not self._zlib.eof:
            raise ApiConnectionError("the compressed body is cut off")
