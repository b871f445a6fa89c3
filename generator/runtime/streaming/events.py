"""Server-sent events (WHATWG HTML section 9.2), bytes to events."""

from __future__ import annotations

from msgspec import Struct

from .line_decoder import LineSplitter


class ServerSentEvent(Struct, frozen=True):
    """One event of an event stream."""

    data: str = ""
    event: str = "message"
    id: str = ""
    """The last event id that the stream has set."""
    retry: int | None = None
    """Milliseconds to wait before connecting again, when this event says so."""


class EventParser:
    """Takes an event stream piece by piece and gives its events.

    `limit` bounds a line and an event: a stream without line ends must not fill the
    memory.
    """

    def __init__(self, limit: int) -> None:
        self._lines = LineSplitter(limit, carriage_returns=True)
        self._limit = limit
        self._data: list[str] = []
        self._size = 0
        self._event = ""
        self._id = ""
        self._retry: int | None = None
        self._first = True
        self.last_id = ""
        """The id to go on from: that of the last event that is whole."""
        self.retry: int | None = None
        """Milliseconds to wait before connecting again, as last asked for."""

    def anew(self) -> EventParser:
        """A parser for the stream that goes on where this one broke off."""
        parser = EventParser(self._limit)
        parser._id = parser.last_id = self.last_id
        parser.retry = self.retry
        return parser

    def feed(self, piece: bytes) -> list[ServerSentEvent]:
        """The events that are complete with this piece."""
        events = [self._line(line) for line in self._lines.feed(piece)]
        return [event for event in events if event is not None]

    def finish(self) -> list[ServerSentEvent]:
        """An event that no empty line ends is discarded, as the standard wants."""
        return []

    def _line(self, raw: bytes) -> ServerSentEvent | None:
        line = raw.decode("utf-8", "replace")
        if self._first:
            line, self._first = line.removeprefix("\ufeff"), False
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
            self._size += len(value) + 1  # an empty one takes space, too
            if self._size > self._limit:
                raise self._lines.too_long()
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry = self._retry = int(value)
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        data, event, retry = self._data, self._event, self._retry
        self._data, self._event, self._retry, self._size = [], "", None, 0
        self.last_id = self._id
        if not data:
            return None
        return ServerSentEvent("\n".join(data), event or "message", self._id, retry)
