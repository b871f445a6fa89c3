"""Request bodies: as the document declares them here, a format in each module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import UNSET, Struct

from ..operation import Body, EncodedBody


class Field(Struct, frozen=True):
    """A property of an object body that is an argument of its own.

    `default` is sent for a required one that is not given, where the body could be left
    out and is not.
    """

    name: str
    argument: str | None = None
    required: bool = False
    nullable: bool = False
    type: Any = None
    is_file: bool = False
    default: Any = UNSET


WriteContent = Callable[[Any, str], EncodedBody]
"""From a value and the media type to send it as to the encoded body."""


class BodyFormat(Struct, frozen=True):
    """The base of the formats of a request body, one a media type.

    `type` is the type of the body, where the value alone does not tell how it is sent:
    a `datetime` that goes as seconds, anything in XML.
    """

    media_type: str
    type: Any = None

    def compile(self) -> WriteContent:
        """Make the function that encodes a value; `TypeError` for what it cannot."""
        raise NotImplementedError


class DeclaredBody(Body, frozen=True):
    """A request body: as `fields`, or as the one argument `body` when that is `None`.

    The first format is the one sent unless `content_type` chooses another, or a file
    is given and a later one is multipart.
    `additional` says that the argument `additional_properties` exists, `nullable` that
    an argument `body` of `None` is sent as null. `stream_flag` is the property that is
    true for a call of the view `stream`, and false for one of the method.
    """

    formats: tuple[BodyFormat, ...]
    required: bool = False
    nullable: bool = False
    fields: tuple[Field, ...] | None = None
    additional: bool = False
    stream_flag: str | None = None

    def describe(self) -> tuple[str, Mapping[str, str] | None]:
        """The media type that is sent first, and the arguments that are properties."""
        media_type = self.formats[0].media_type
        if self.fields is None:
            return media_type, None
        return media_type, {row.name: row.argument or row.name for row in self.fields}


def declared_body(operation_body: Body | None) -> DeclaredBody | None:
    """The body of an operation that the document declares."""
    return operation_body if isinstance(operation_body, DeclaredBody) else None
