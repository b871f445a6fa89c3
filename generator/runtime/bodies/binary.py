"""Binary bodies: bytes and files, as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from ..files import File, is_file, to_file
from ..operation import EncodedBody
from ..serialization import codec
from . import BodyFormat, WriteContent
from .request_body import BINARY, concrete
from .sources import source_of


class BinaryBody(BodyFormat, frozen=True):
    """A body of bytes; under a range (`*/*`) anything else goes as JSON."""

    media_type: str = BINARY

    def compile(self) -> WriteContent:
        return write_binary


class FileBody(BinaryBody, frozen=True):
    """A body that is one file; a text is refused, as it may be a path or a content."""

    def compile(self) -> WriteContent:
        return lambda value, name: write_binary(to_file(value, "body"), name)


def write_binary(value: Any, name: str) -> EncodedBody:
    """Encode bytes and files as they are, anything else as text or JSON."""
    if isinstance(value, File) and value.content_type:
        name = value.content_type
    if isinstance(value, bytes):
        return EncodedBody(value, concrete(name, BINARY))
    if is_file(value):
        return EncodedBody(source_of(value), concrete(name, BINARY))
    if "*" in name:
        return EncodedBody(codec.encode(value), "application/json")
    if isinstance(value, str):
        return EncodedBody(value.encode(), name)
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        return EncodedBody(source_of(cast("Any", value)), name)
    return EncodedBody(codec.encode(value), name)
