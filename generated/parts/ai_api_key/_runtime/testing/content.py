"""The bytes of an answer, from values as its reply describes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..messages import kind_of
from ..operation import ResponseSpec
from ..responses.typed_headers import HeaderForm
from ..serialization import codec

_BINARY = "application/octet-stream"
_TYPICAL = {"image": "image/png", "audio": "audio/mpeg", "video": "video/mp4"}


def content_type(spec: ResponseSpec) -> str | None:
    """The media type to name: a range's most likely one; `None` without content."""
    name = spec.media_type
    if name is None or "*" not in name:
        return name
    if spec.type in (bytes, None):
        return _TYPICAL.get(name.partition("/")[0], _BINARY)
    return "text/plain" if spec.type is str else "application/json"


def content(spec: ResponseSpec | None, body: Any) -> bytes:
    """A body written as its reply says: bytes as they are, anything else as JSON,
    text, XML, or the items of a stream."""
    if isinstance(body, bytes):
        return body
    if spec is None:
        return codec.encode(body)
    if spec.stream is not None:
        stream: Any = spec.stream
        return b"".join(stream.frame(item, spec.type) for item in _items(body))
    kind = kind_of(content_type(spec) or "application/json")
    if kind == "json":
        return codec.encode(body, spec.type)
    if spec.format is not None and kind == "xml" and not isinstance(body, str):
        typed = codec.load(spec.type, codec.to_builtins(body), "strict")[0]
        xml: Any = spec.format
        written: bytes = xml.writer(spec.type)(typed, "utf-8")
        return written
    return codec.text(body, None if isinstance(body, str) else spec.type).encode()


def _items(body: Any) -> Iterable[Any]:
    """The items of a stream; a single one is an item too."""
    return [body] if isinstance(body, (str, dict, msgspec.Struct)) else body


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
