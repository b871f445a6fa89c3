"""From the arguments of a call to the body of its request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, cast

from msgspec import UNSET, Struct

from ..files import File
from ..media import charset_of, essence, kind_of, matches
from ..operation import Body, MediaType
from ..serialization import codec
from .members import compile_fields, members_of
from .sources import Source, is_file, is_whole, source_of

Content = bytes | Source
_BYTES = "application/octet-stream"


class Written(NamedTuple):
    """A body to send, with its media type."""

    content: Content
    content_type: str


WriteBody = Callable[[Mapping[str, Any], str | None], Written | None]
"""From the arguments and the chosen media type to the body, `None` for none."""


def compile_body(body: Body) -> WriteBody:
    """What writes an operation's body."""
    gather = compile_fields(body) if body.fields is not None else None
    single = body.media_types[0]
    writers: dict[str, Callable[[Any, str], Written]] = {}
    required, sends_null = body.required, body.required or body.nullable

    def write(arguments: Mapping[str, Any], chosen: str | None) -> Written | None:
        value: Any
        if gather is not None:
            value = gather(arguments)
            if not value and not required:
                return None
        else:
            value = arguments.get("body", UNSET)
            if value is UNSET or (value is None and not sends_null):
                return None
        media = single if chosen is None else _choose(body.media_types, chosen)
        name = media.name if chosen is None else chosen
        writer = writers.get(media.name)
        if writer is None:
            writer = writers[media.name] = _compile(media)
        return writer(value, name)

    return write


def _choose(media_types: tuple[MediaType, ...], chosen: str) -> MediaType:
    """The declared media type that `content_type=` names, exactly or by its range."""
    name = essence(chosen)
    for exact in (True, False):
        for media in media_types:
            if essence(media.name) == name if exact else matches(media.name, name):
                return media
    known = ", ".join(media.name for media in media_types)
    raise ValueError(f"content_type: one of {known}, not {chosen!r}")


def _compile(media: MediaType) -> Callable[[Any, str], Written]:
    """The writer for one media type; each kind's module loads when it is needed."""
    kind, declared = kind_of(media.name), media.type
    if kind == "json":
        return _json(declared)
    if media.xml is not None:
        return _xml(media.xml.writer(declared))
    if kind == "form":
        return _form(media)
    if kind == "multipart":
        return _multipart(media)
    if kind in ("text", "xml"):
        return _text
    if kind in ("lines", "sequence", "events"):
        return _sequence(kind, declared)
    return _binary


def _json(declared: Any) -> Callable[[Any, str], Written]:
    def written(value: Any, name: str) -> Written:
        if declared is None and is_file(value):
            return _binary(value, name)
        return Written(codec.encode(value, declared), _sent(name, "application/json"))

    return written


def _xml(write: Callable[[Any, str], bytes]) -> Callable[[Any, str], Written]:
    def written(value: Any, name: str) -> Written:
        if is_file(value):
            return _binary(value, name)
        return Written(write(value, charset_of(name)), _sent(name, "application/xml"))

    return written


def _form(media: MediaType) -> Callable[[Any, str], Written]:
    from .form import compile_form

    write = compile_form(media.encoding)

    def written(value: Any, name: str) -> Written:
        if is_file(value) or isinstance(value, str):
            return _binary(value, name)  # a form that is written already
        return Written(write(members_of(value)), name)

    return written


def _multipart(media: MediaType) -> Callable[[Any, str], Written]:
    from .multipart import multipart, multipart_items, new_boundary

    named = essence(media.name) == "multipart/form-data"

    def write(value: Any, name: str) -> Written:
        boundary = new_boundary()
        if isinstance(value, str) or is_whole(value):
            value = {"file": value} if named else [value]
        if _is_object(value):
            content = multipart(members_of(value), media.encoding or {}, boundary)
        else:
            content = multipart_items(list(value), media, boundary)
        return Written(content, f"{name}; boundary={boundary}")

    return write


def _is_object(value: Any) -> bool:
    return isinstance(value, (Mapping, Struct))


def _sequence(kind: str, declared: Any) -> Callable[[Any, str], Written]:
    from .sequences import event, json_line, json_record, records

    form = {"lines": json_line, "sequence": json_record}.get(kind, event)

    def write(value: Any, name: str) -> Written:
        if isinstance(value, str) and kind != "events":
            return Written(value.encode(), name)  # records that are written already
        return Written(records(value, form, declared), name)

    return write


def _text(value: Any, name: str) -> Written:
    """Text in the media type's charset; one that is no ASCII says its charset."""
    if is_file(value):
        return _binary(value, name)
    name = _sent(name, "text/plain")
    text = codec.text(value)
    if "charset" not in name.lower() and not text.isascii():
        name = f"{name}; charset=utf-8"
    return Written(text.encode(charset_of(name)), name)


def _binary(value: Any, name: str) -> Written:
    """Bytes and files as they are; under a range (`*/*`), anything else as JSON."""
    if isinstance(value, File) and value.content_type:
        name = value.content_type
    if isinstance(value, bytes):
        return Written(value, _sent(name, _BYTES))
    if is_file(value):
        return Written(source_of(value), _sent(name, _BYTES))
    if "*" in name:
        return Written(codec.encode(value), "application/json")
    if isinstance(value, str):
        return Written(value.encode(), name)
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        return Written(source_of(cast("Any", value)), name)
    return Written(codec.encode(value), name)


def _sent(name: str, usual: str) -> str:
    """A media type as it is sent: what a range most often stands for."""
    return usual if "*" in name else name
