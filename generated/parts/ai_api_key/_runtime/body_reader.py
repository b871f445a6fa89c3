"""Reading a response's body: content coding undone, size bounded.

RFC 9110 section 8.4.1 names the codings. Decoding is incremental and never yields more
than the limit, so that a few kilobytes cannot become gigabytes.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from .errors import (
    ApiConnectionError,
    ApiTimeoutError,
    DecodeError,
    ResponseTooLargeError,
)

ACCEPT_ENCODING = "gzip, deflate"
_STEP = 65536
_KNOWN = frozenset({"gzip", "x-gzip", "deflate"})


class BodyReader:
    """Collects the pieces of a body.

    `limit` bounds the decoded size: past it `ResponseTooLargeError` is raised, or, with
    `cut`, the rest is left unread, as it is where the coding is broken. `deadline` is a `time.monotonic()` value after which
    the next piece raises `ApiTimeoutError`.
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
        """What has been read so far."""
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
