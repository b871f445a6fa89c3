"""The formats of streams, as emitted code names them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ..serialization import Issue, Validation, codec
from .events import EventParser
from .line_decoder import JsonLinesParser, JsonSequenceParser, decode_line
from .opening import open_stream


class _Format(Struct, frozen=True):
    """The base of all formats."""

    def open(self, dispatcher: Any, call: Any, received: Any) -> Any:
        """The stream of a response: a `Stream`, or an `AsyncStream`."""
        return open_stream(dispatcher, call, received)

    def parser(self, limit: int) -> Any:
        """A new parser of a body whose items have `limit` bytes at most."""
        raise NotImplementedError

    def read(
        self, type_: Any, raw: bytes, mode: Validation
    ) -> tuple[list[Any], list[Issue]]:
        """The items of a stream that the caller asked for by `accept=`, read whole."""
        parser = self.parser(len(raw) + 1)
        items: list[Any] = []
        issues: list[Issue] = []
        for line in [*parser.feed(raw), *parser.finish()]:
            item, deviations = decode_line(type_, line, mode)
            items.append(item)
            issues += deviations
        return items, issues


class EventStream(_Format, frozen=True):
    """Server-sent events (WHATWG HTML section 9.2).

    An item is the data of an event, with `whole` the event as an object of `data`,
    `event`, `id` and `retry`.
    """

    whole: bool = False

    def parser(self, limit: int) -> EventParser:
        """A new parser of a body whose items have `limit` bytes at most."""
        return EventParser(limit)

    def frame(self, item: Any, type_: Any) -> bytes:
        """An item as a server sends it."""
        if self.whole:
            fields: dict[str, Any] = codec.to_builtins(item)
        else:
            text = item if isinstance(item, str) else codec.encode(item, type_).decode()
            fields = {"data": text}
        lines = "".join(_field(name, value) for name, value in fields.items())
        return f"{lines}\n".encode()


def _field(name: str, value: Any) -> str:
    """A field of an event, each line of its value by itself."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else codec.encode(value).decode()
    return "".join(f"{name}: {line}\n" for line in text.split("\n"))


class JsonLines(_Format, frozen=True):
    """JSON Lines: a JSON text on each line."""

    def parser(self, limit: int) -> JsonLinesParser:
        """A new parser of a body whose items have `limit` bytes at most."""
        return JsonLinesParser(limit)

    def frame(self, item: Any, type_: Any) -> bytes:
        """An item as a server sends it."""
        return codec.encode(item, type_) + b"\n"


class JsonSequence(_Format, frozen=True):
    """A JSON text sequence (RFC 7464)."""

    def parser(self, limit: int) -> JsonSequenceParser:
        """A new parser of a body whose items have `limit` bytes at most."""
        return JsonSequenceParser(limit)

    def frame(self, item: Any, type_: Any) -> bytes:
        """An item as a server sends it."""
        return b"\x1e" + codec.encode(item, type_) + b"\n"
