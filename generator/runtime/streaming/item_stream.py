"""A streamed body as typed items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from ..errors import ApiError, TransportError
from ..operation import ResponseSpec
from ..serialization import Issue, Validation, codec
from .body import BodyStream
from .events import EventParser, ServerSentEvent
from .line_decoder import decode_line
from .resume import Reopening

LONGEST_ITEM = 16 * 1024 * 1024
"""Bytes of one item; `max_response_bytes` lowers it."""

END = object()
"""The mark of the end of a stream."""

_DONE = "[DONE]"
"""The data of the event by which some streams say that they end."""


class _Parser(Protocol):
    def feed(self, piece: bytes) -> list[Any]: ...

    def finish(self) -> list[Any]: ...


class Items:
    """Reads a body piece by piece and gives its items."""

    def __init__(
        self,
        body: BodyStream,
        spec: ResponseSpec,
        stream_format: Any,
        mode: Validation,
        limit: int | None,
        warn: Callable[[list[Issue]], None],
        again: Reopening | None = None,
    ) -> None:
        self.body = body
        self.issues: list[Issue] = []
        self.last_event_id = ""
        self._again = again
        self._type: Any = Any if spec.type is None else spec.type
        self._whole_event = bool(getattr(stream_format, "whole", False))
        self._mode: Validation = mode
        self._warn = warn
        limit = min(limit or LONGEST_ITEM, LONGEST_ITEM)
        self._parser: _Parser = stream_format.parser(limit)
        self._ready: list[Any] = []
        self._ended = False

    async def next(self) -> Any:
        """The next item, `END` after the last one."""
        while not self._ready and not self._ended:
            piece = await self._piece()
            try:
                self._ready = self._parse(piece)
            except ApiError as error:
                await self.body.close()
                raise self.body.located(error) from error.__cause__
        if not self._ready:
            return END
        try:
            item = self._item(self._ready.pop())
        except ApiError as error:
            raise self.body.located(error) from error.__cause__
        if item is END:
            self._ready, self._ended = [], True
            await self.body.close()
        return item

    async def _piece(self) -> bytes | None:
        """The next piece of the body; of another one when its connection breaks.

        Only event streams say where to go on, once an event had an id (WHATWG HTML
        section 9.2.3); the rest of an event that broke off is not missed.
        """
        try:
            return await self.body.next()
        except TransportError as error:
            parser, again = self._parser, self._again
            if again is None or not isinstance(parser, EventParser):
                raise
            if not parser.last_id.isprintable() or not parser.last_id:
                raise
            wait = None if parser.retry is None else parser.retry / 1000
            headers = {"Last-Event-ID": parser.last_id}
            opened = await again.after(error, headers, self.body.deadline, wait)
            self.body, self._parser = opened.body, parser.anew()
            if opened.status != 204:
                return b""
            await self.body.close()  # this is how a server says that all is said
            return None

    def _parse(self, piece: bytes | None) -> list[Any]:
        if piece is None:
            self._ended = True
            return self._parser.finish()[::-1]
        items = self._parser.feed(piece)[::-1]
        if items and self._again is not None:
            self._again.progressed()
        return items

    def _item(self, raw: bytes | ServerSentEvent) -> Any:
        if isinstance(raw, bytes):
            return self._noted(decode_line(self._type, raw, self._mode))
        self.last_event_id = raw.id
        if self._type is ServerSentEvent:
            return raw
        if self._whole_event:
            return self._event(raw)
        if raw.data == _DONE:
            return END
        return raw.data if self._type is str else self._decode(raw.data.encode())

    def _event(self, event: ServerSentEvent) -> Any:
        """The event as the document types it; the end only if it can be nothing else."""
        raw = msgspec.json.encode(event)
        if event.data == _DONE and codec.decode(self._type, raw, "lenient")[1]:
            return END
        return self._decode(raw)

    def _decode(self, raw: bytes) -> Any:
        return self._noted(codec.decode(self._type, raw, self._mode))

    def _noted(self, decoded: tuple[Any, list[Issue]]) -> Any:
        item, issues = decoded
        if issues:
            self.issues.extend(issues[: 1000 - len(self.issues)])
            self._warn(issues)
        return item
