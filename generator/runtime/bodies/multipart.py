"""Multipart bodies (RFC 2046 section 5.1, RFC 7578, OpenAPI 3.2 section 4.14).

Parts are streamed: nothing but their heads is held in memory.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from ..files import File, is_file, unpack_file
from ..messages import charset_of, check_field, essence, is_field_name, kind_of
from ..operation import EncodedBody
from ..parameters.styles import Pair, deep_pairs, delimiter, exploded, joined
from ..parameters.values import flatten, has_value, is_array, items_of
from ..parameters.values import members_of as json_members
from ..serialization import codec, is_object
from . import BodyFormat, WriteContent
from .encoding import Encoding
from .members import members_of
from .sources import Bytes, Source, filename_of, is_whole, source_of

_NO_ENCODING = Encoding()

Part = tuple[str, Source]
"""The head of a part, and its content."""


class MultipartBody(BodyFormat, frozen=True):
    """A multipart body.

    `encoding` is by property. The parts of an array go by their place:
    `prefix_encoding` is for the first ones, `item_encoding` for all others.
    """

    media_type: str = "multipart/form-data"
    encoding: Mapping[str, Encoding] | None = None
    prefix_encoding: tuple[Encoding, ...] = ()
    item_encoding: Encoding | None = None

    def compile(self) -> WriteContent:
        is_named = essence(self.media_type) == "multipart/form-data"

        def write(value: Any, name: str) -> EncodedBody:
            boundary = new_boundary()
            if isinstance(value, str) or is_whole(value):
                value = {"file": value} if is_named else [value]
            if isinstance(value, Struct) or is_object(value):
                content = multipart(members_of(value), self.encoding or {}, boundary)
            else:
                content = multipart_items(list(value), self, boundary)
            return EncodedBody(content, f"{name}; boundary={boundary}")

        return write


def new_boundary() -> str:
    """A boundary that no content can be made to contain (RFC 2046 section 5.1.1)."""
    from secrets import token_hex

    return token_hex(16)


def multipart(
    members: Mapping[str, Any], encoding: Mapping[str, Encoding], boundary: str
) -> Source:
    """The body: one part for each value, several for an array."""
    parts = (
        part
        for name, value in members.items()
        for part in _parts(name, value, encoding.get(name, _NO_ENCODING))
    )
    return _between(parts, boundary)


def multipart_items(
    items: Sequence[Any], media: MultipartBody, boundary: str
) -> Source:
    """The body of a media type whose parts go by their place, not by name."""
    first = media.prefix_encoding
    rest = media.item_encoding or _NO_ENCODING
    parts = (
        part
        for place, item in enumerate(items)
        for part in _parts(None, item, first[place] if place < len(first) else rest)
    )
    return _between(parts, boundary)


def _between(parts: Iterable[Part], boundary: str) -> Source:
    sources: list[Source] = []
    for head, source in parts:
        start = f"--{boundary}\r\n{head}\r\n".encode()
        sources += [Bytes(start), source, Bytes(b"\r\n")]
    sources.append(Bytes(f"--{boundary}--\r\n".encode()))
    return Joined(sources)


class Joined(Source):
    """Several sources, one after the other."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self.replayable = all(source.replayable for source in sources)
        lengths = [source.length for source in sources]
        known = [length for length in lengths if length is not None]
        self.length = sum(known) if len(known) == len(lengths) else None

    def __iter__(self) -> Iterator[bytes]:
        for source in self._sources:
            yield from source

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for source in self._sources:
            async for piece in source:
                yield piece


def _parts(name: str | None, value: object, encoding: Encoding) -> Iterator[Part]:
    """The parts that a value becomes; without a name always one."""
    value = unpack_file(value)
    if is_file(value):
        yield _file_part(name, value, encoding)
    elif name is not None and (encoding.style or encoding.explode is not None):
        for key, text in _styled(name, value, encoding):
            yield _head(key, None, None, encoding), Bytes(text.encode())
    elif is_array(value) and name is not None:
        for item in items_of(value):
            yield from _parts(name, item, encoding)
    elif is_array(value) or json_members(value) is not None:
        content_type = _declared(encoding) or "application/json"
        yield _head(name, None, content_type, encoding), Bytes(codec.encode(value))
    else:
        yield _text_part(name, value, encoding)


def _styled(name: str, value: object, encoding: Encoding) -> list[Pair]:
    """The parts of a value with a style: those of a query, not percent-encoded."""
    style = encoding.style or "form"
    if style == "deepObject":
        return deep_pairs(name, value)
    flat = flatten(value)
    if style == "form" if encoding.explode is None else encoding.explode:
        return exploded(name, flat)
    comma = delimiter(style)
    return [(name, joined(flat, str, comma, comma))] if flat or flat == "" else []


def _is_json(encoding: Encoding) -> bool:
    return kind_of(_declared(encoding) or "") == "json"


def _text_part(name: str | None, value: object, encoding: Encoding) -> Part:
    content_type = _declared(encoding)
    text = codec.text(value) if has_value(value) else ""
    if _is_json(encoding):
        return _head(name, None, content_type, encoding), Bytes(codec.encode(value))
    charset = charset_of(content_type or "") or "utf-8"
    return _head(name, None, content_type, encoding), Bytes(text.encode(charset))


def _file_part(name: str | None, value: object, encoding: Encoding) -> Part:
    filename = filename_of(value) or name
    content_type = value.content_type if isinstance(value, File) else None
    content_type = content_type or _for_file(filename or "", encoding)
    extra = dict(value.headers or {}) if isinstance(value, File) else {}
    return _head(name, filename, content_type, encoding, extra), source_of(value)


def _declared(encoding: Encoding) -> str | None:
    """The first media type of an encoding, when it is one and no range."""
    first = (encoding.content_type or "").partition(",")[0].strip()
    return first if first and "*" not in first else None


def _for_file(filename: str, encoding: Encoding) -> str:
    """A file's media type: as declared; among several, what its name suggests."""
    declared = _declared(encoding)
    if declared and "," not in (encoding.content_type or ""):
        return declared
    from mimetypes import guess_type

    guessed = guess_type(filename)[0]
    allowed = [essence(each) for each in (encoding.content_type or "").split(",")]
    if guessed and (declared is None or guessed in allowed):
        return guessed
    return declared or "application/octet-stream"


def _head(
    name: str | None,
    filename: str | None,
    content_type: str | None,
    encoding: Encoding,
    extra: Mapping[str, str] | None = None,
) -> str:
    """The header fields of a part, with the empty line after them."""
    disposition = "attachment" if name is None else f'form-data; name="{_quoted(name)}"'
    if filename is not None:
        disposition += f'; filename="{_quoted(filename)}"'
    fields = dict(encoding.headers)
    if name is not None or filename is not None:
        fields = {"Content-Disposition": disposition, **fields}
    if content_type:
        fields["Content-Type"] = content_type
    fields.update(extra or {})
    return "".join(f"{_field(k)}: {check_field(k, v)}\r\n" for k, v in fields.items())


def _field(name: str) -> str:
    """A field's name as it may be sent (RFC 9110 section 5.1)."""
    if not is_field_name(name):
        raise ValueError(f"{name!r} is no header name")
    return name


def _quoted(text: str) -> str:
    """A name as browsers and RFC 7578 section 2 write it: quotes and line breaks as
    percent-encoded triples, all else in UTF-8."""
    for char, triple in (('"', "%22"), ("\r", "%0D"), ("\n", "%0A"), ("\0", "%00")):
        text = text.replace(char, triple)
    return text
