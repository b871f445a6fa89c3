"""Pieces to lines, and to the records of a JSON text sequence."""

from __future__ import annotations

from typing import Any

from ..errors import DecodeError, ResponseTooLargeError
from ..serialization import Issue, Validation, codec


class LineSplitter:
    """Splits bytes at line ends, with a bound on what is kept of an unfinished line.

    Line ends are LF and CR LF; with `carriage_returns` a lone CR is one, too.
    """

    def __init__(self, limit: int, carriage_returns: bool = False) -> None:
        self._limit = limit
        self._lone = carriage_returns
        self._rest: list[bytes] = []
        self._size = 0
        self._after_cr = False

    def feed(self, piece: bytes) -> list[bytes]:
        """The lines that are complete with this piece, without their ends."""
        if self._lone:
            piece = self._unify(piece)
        *complete, rest = piece.split(b"\n")
        if complete:
            complete[0] = b"".join([*self._rest, complete[0]])
            self._rest, self._size = [], 0
        if rest:
            self._rest.append(rest)
            self._size += len(rest)
        if self._size > self._limit or any(len(x) > self._limit for x in complete):
            raise self.too_long()
        return (
            complete if self._lone else [line.removesuffix(b"\r") for line in complete]
        )

    def _unify(self, piece: bytes) -> bytes:
        """CR and CR LF as LF, also when the piece ends between the two."""
        if self._after_cr and piece:
            piece = piece.removeprefix(b"\n")
            self._after_cr = False
        self._after_cr = self._after_cr or piece.endswith(b"\r")
        return piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def finish(self) -> list[bytes]:
        """The last line when no line end closes it."""
        rest, self._rest = b"".join(self._rest), []
        return [rest] if rest else []

    def too_long(self) -> ResponseTooLargeError:
        """The error for a line without an end."""
        return ResponseTooLargeError(f"a line is longer than {self._limit} bytes")


class JsonLinesParser:
    """JSON Lines: a JSON text on each line; empty lines mean nothing."""

    def __init__(self, limit: int) -> None:
        self._lines = LineSplitter(limit)

    def feed(self, piece: bytes) -> list[bytes]:
        """The texts that are complete with this piece."""
        return [line for line in self._lines.feed(piece) if line.strip()]

    def finish(self) -> list[bytes]:
        """The last text when no line end closes it."""
        return [line for line in self._lines.finish() if line.strip()]


class JsonSequenceParser:
    """A JSON text sequence (RFC 7464): a record separator before each text."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rest = b""

    def feed(self, piece: bytes) -> list[bytes]:
        """The texts that are complete with this piece."""
        *complete, self._rest = (self._rest + piece).split(b"\x1e")
        if len(self._rest) > self._limit:
            raise ResponseTooLargeError(f"a record is longer than {self._limit} bytes")
        return [text for text in complete if text.strip()]

    def finish(self) -> list[bytes]:
        """The last text, which no separator follows."""
        rest, self._rest = self._rest, b""
        return [rest] if rest.strip() else []


def decode_line(type_: Any, line: bytes, mode: Validation) -> tuple[Any, list[Issue]]:
    """An item of a stream of lines; a line of text where anything goes is that text.

    Raises `DecodeError` as `codec.decode` does.
    """
    expected = Any if type_ is None else type_
    try:
        return codec.decode(expected, line, mode)
    except DecodeError:
        if expected is not Any or mode == "strict":
            raise
        text = line.decode("utf-8", "replace")
        return text, [Issue("$", "a line is no JSON", text)]
