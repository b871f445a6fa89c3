"""The bytes of an answer, from values as its reply describes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..media import kind_of
from ..operation import HeaderForm, Reply
from ..serialization import codec

__all__ = ["content", "content_type", "header"]

_BINARY = "application/octet-stream"
_TYPICAL = {"image": "image/png", "audio": "audio/mpeg", "video": "video/mp4"}


def content_type(reply: Reply) -> str | None:
    """The media type to name: a range's most likely one; `None` without content."""
    name = reply.media_type
    if name is None or "*" not in name:
        return name
    if reply.type in (bytes, None):
        return _TYPICAL.get(name.partition("/")[0], _BINARY)
    return "text/plain" if reply.type is str else "application/json"


def content(reply: Reply | None, body: Any) -> bytes:
    """A body written as its reply says: bytes as they are, anything else as JSON,
    text, XML, or the items of a stream."""
    if isinstance(body, bytes):
        return body
    if reply is None:
        return codec.encode(body)
    if reply.stream is not None:
        return b"".join(_framed(reply, item) for item in _items(body))
    kind = kind_of(content_type(reply) or "application/json")
    if kind == "json":
        return codec.encode(body, reply.type)
    if reply.xml is not None and not isinstance(body, str):
        typed = codec.load(reply.type, codec.to_builtins(body), "strict")[0]
        return reply.xml.writer(reply.type)(typed, "utf-8")
    return codec.text(body, None if isinstance(body, str) else reply.type).encode()


def _items(body: Any) -> Iterable[Any]:
    """The items of a stream; a single one is an item too."""
    return [body] if isinstance(body, (str, dict, msgspec.Struct)) else body


def _framed(reply: Reply, item: Any) -> bytes:
    """One item of a stream, with what parts it from the next one."""
    if reply.stream == "sse-event":
        fields: dict[str, Any] = codec.to_builtins(item)
        rows = "".join(_field(name, value) for name, value in fields.items())
        return f"{rows}\n".encode()
    if reply.stream == "sse":
        text = item if isinstance(item, str) else codec.encode(item, reply.type)
        text = text if isinstance(text, str) else text.decode()
        return f"{_field('data', text)}\n".encode()
    written = codec.encode(item, reply.type)
    return (b"\x1e" if reply.stream == "json-seq" else b"") + written + b"\n"


def _field(name: str, value: Any) -> str:
    """A field of a server-sent event, each line of its value by itself."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return "".join(f"{name}: {line}\n" for line in text.split("\n"))


def header(type_: Any, data: Any) -> str | None:
    """A header's value of style `simple`; `None` for an object, which is left out."""
    form = next(
        (x for x in getattr(type_, "__metadata__", ()) if isinstance(x, HeaderForm)),
        HeaderForm(),
    )
    if form.content is not None:
        return msgspec.json.encode(data).decode()
    if isinstance(data, dict):
        return None
    items: list[Any] = [*data] if isinstance(data, list) else [data]
    return ",".join(map(_scalar, items))


def _scalar(data: Any) -> str:
    return data if isinstance(data, str) else msgspec.json.encode(data).decode()
