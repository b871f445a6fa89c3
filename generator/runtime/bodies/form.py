"""`application/x-www-form-urlencoded` (WHATWG URL section 5, OpenAPI 3.2 section 4.15)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..files import is_bytes
from ..messages import kind_of
from ..operation import EncodedBody
from ..parameters.arguments import WriteParameter
from ..parameters.query import QueryParameter
from ..parameters.styles import exploded
from ..parameters.values import flatten
from ..parameters.values import members_of as json_members
from ..serialization import codec
from ..urls import encode_form
from . import BodyFormat, WriteContent
from .encoding import Encoding
from .members import members_of

Write = Callable[[Mapping[str, Any]], bytes]


class FormBody(BodyFormat, frozen=True):
    """A form; text and bytes are a form that is encoded already."""

    media_type: str = "application/x-www-form-urlencoded"
    encoding: Mapping[str, Encoding] | None = None
    """By property."""

    def compile(self) -> WriteContent:
        encode = compile_form(self.encoding)

        def write(value: Any, name: str) -> EncodedBody:
            if isinstance(value, str):
                value = value.encode()
            if not is_bytes(value):
                value = encode(members_of(value))
            return EncodedBody(bytes(value), name)

        return write


def compile_form(encoding: Mapping[str, Encoding] | None) -> Write:
    """Make the function that writes an object as a form, by the encoding of each member.

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


def _writer(name: str, encoding: Encoding) -> WriteParameter:
    if encoding.has_style:
        return QueryParameter(
            name,
            style=encoding.style,
            explode=encoding.explode,
            allow_reserved=encoding.allow_reserved,
        ).compile()
    if encoding.content_type and kind_of(encoding.content_type) == "json":
        return lambda value: _pair(name, codec.encode(value).decode())
    return lambda value: _plain(name, value)


def _plain(name: str, value: object) -> str:
    if value is None:
        return _pair(name, "")
    if json_members(value) is not None:
        return _pair(name, codec.encode(value).decode())
    return "&".join(_pair(key, text) for key, text in exploded(name, flatten(value)))


def _pair(name: str, text: str) -> str:
    return f"{encode_form(name)}={encode_form(text)}"
