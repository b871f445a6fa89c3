"""Bodies that are a sequence of values: JSON Lines, RFC 7464, server-sent events."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from typing import Any, cast

from ..operation import EncodedBody
from ..parameters.values import has_value, members_of
from ..serialization import codec
from . import BodyFormat, WriteContent
from .sources import Source, is_whole, source_of

Form = Callable[[Any, Any], bytes]
"""From a value and its type to the bytes of one record."""


class _Records(Source):
    """Values encoded one by one as they are sent."""

    def __init__(self, values: Iterable[Any], form: Form, type_: Any) -> None:
        self._values = values
        self._form = form
        self._type = type_
        self.replayable = isinstance(values, (list, tuple))

    def __iter__(self) -> Iterator[bytes]:
        for value in self._values:
            yield self._form(value, self._type)


class _AsyncRecords(Source):
    """The same for an asynchronous iterable."""

    def __init__(self, values: AsyncIterable[Any], form: Form, type_: Any) -> None:
        self._values = values
        self._form = form
        self._type = type_

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for value in self._values:
            yield self._form(value, self._type)


def json_line(value: Any, type_: Any) -> bytes:
    """A line of JSON Lines."""
    return codec.encode(value, type_) + b"\n"


def json_record(value: Any, type_: Any) -> bytes:
    """A record of a JSON text sequence (RFC 7464 section 2.2)."""
    return b"\x1e" + codec.encode(value, type_) + b"\n"


def event(value: Any, type_: Any) -> bytes:
    """A server-sent event (WHATWG HTML section 9.2).

    An object with `data` is the event itself (OpenAPI 3.2 section 4.14.2), any other
    value the data of one.
    """
    plain = codec.to_builtins(value, type_)
    members = members_of(plain)
    fields = {"data": plain} if members is None or "data" not in members else members
    return "".join(_field_lines(fields)).encode() + b"\n"


def _field_lines(fields: Mapping[str, Any]) -> Iterator[str]:
    """The lines of an event; data of several lines becomes several fields."""
    for name in ("event", "id", "retry", "data"):
        if has_value(value := fields.get(name)):
            text = value if isinstance(value, str) else codec.encode(value).decode()
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            if len(lines) > 1 and name != "data":
                raise ValueError(f"{name}: an event cannot have a line break in it")
            yield from (f"{name}: {line}\n" for line in lines)


def records(value: object, form: Form, type_: Any = None) -> Source:
    """The source for an iterable of values; bytes and files are sent as they are."""
    if isinstance(value, AsyncIterable):
        return _AsyncRecords(cast("Any", value), form, type_)
    if is_whole(value):
        return source_of(value)
    if _is_single(value):
        return _Records([value], form, type_)
    return _Records(cast("Any", value), form, type_)


def _is_single(value: Any) -> bool:
    """Return whether a value is one record, and not several."""
    if isinstance(value, str) or members_of(value) is not None:
        return True
    return not isinstance(value, Iterable)


class JsonLinesBody(BodyFormat, frozen=True):
    """A sequence in JSON Lines; text is a sequence that is encoded already."""

    def compile(self) -> WriteContent:
        return _compile(json_line, self.type)


class JsonSequenceBody(BodyFormat, frozen=True):
    """A JSON text sequence; text is one that is encoded already."""

    def compile(self) -> WriteContent:
        return _compile(json_record, self.type)


class EventStreamBody(BodyFormat, frozen=True):
    """A sequence of server-sent events; text is the data of one."""

    def compile(self) -> WriteContent:
        return _compile(event, self.type)


def _compile(form: Form, declared: Any) -> WriteContent:
    def write(value: Any, name: str) -> EncodedBody:
        if isinstance(value, str) and form is not event:
            return EncodedBody(value.encode(), name)
        return EncodedBody(records(value, form, declared), name)

    return write
