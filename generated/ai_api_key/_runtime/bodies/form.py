"""`application/x-www-form-urlencoded` (WHATWG URL section 5, OpenAPI 3.2 section 4.15)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..media import kind_of
from ..operation import Encoding, Parameter
from ..parameters.percent import encode_form
from ..parameters.query import Writer, query_writer
from ..parameters.styles import exploded
from ..parameters.values import flatten, members_of
from ..serialization import codec

Write = Callable[[Mapping[str, Any]], bytes]


def compile_form(encoding: Mapping[str, Encoding] | None) -> Write:
    """What writes the members of an object as a form, by the encoding of each.

    A property with a style in its encoding is written like a query parameter, another
    one by its content type: an array as several pairs, an object as JSON.
    """
    writers = {name: _writer(name, each) for name, each in (encoding or {}).items()}

    def write(members: Mapping[str, Any]) -> bytes:
        pairs = [
            writers[name](value) if name in writers else _plain(name, value)
            for name, value in members.items()
        ]
        return "&".join(pair for pair in pairs if pair).encode()

    return write


def _writer(name: str, encoding: Encoding) -> Writer:
    if encoding.style or encoding.explode is not None or encoding.allow_reserved:
        return query_writer(
            Parameter(
                name,
                "query",
                style=encoding.style,
                explode=encoding.explode,
                allow_reserved=encoding.allow_reserved,
            )
        )
    if encoding.content_type and kind_of(encoding.content_type) == "json":
        return lambda value: _pair(name, codec.encode(value).decode())
    return lambda value: _plain(name, value)


def _plain(name: str, value: object) -> str:
    if value is None:
        return _pair(name, "")
    if members_of(value) is not None:
        return _pair(name, codec.encode(value).decode())
    return "&".join(_pair(key, text) for key, text in exploded(name, flatten(value)))


def _pair(name: str, text: str) -> str:
    return f"{encode_form(name)}={encode_form(text)}"
