"""Media types of a response that carry the same type, described together."""

from __future__ import annotations

from msgspec.structs import replace

from generator.ir import Kind, Media, Primitive, Response, Type
from generator.ir.media_types import is_json
from generator.ir.values import Value


class ContentGroup(Value, frozen=True):
    """Content of one type.

    Attributes:
        media: the media types that it comes in.
        response: an occurrence of it.
    """

    media: tuple[Media, ...]
    response: Response

    @property
    def type(self) -> Type:
        """The type of the content."""
        return self.media[0].type

    @property
    def media_key(self) -> str:
        """A key that groups share whose media types are read alike."""
        return repr([(row.name, row.xml) for row in self.media])

    @property
    def key(self) -> str:
        """A key that content shares which one constant can describe."""
        return repr((self.media_key, self.type, headers_key(self.response)))

    @property
    def is_plain(self) -> bool:
        """Return whether it is read whole, as its media type says."""
        return _is_plain(self.media[0])


def headers_key(response: Response) -> str:
    """A key that responses share whose headers one constant can describe."""
    return repr([replace(header, description="") for header in response.headers])


def content_groups(response: Response) -> list[ContentGroup]:
    """Group the media types of a response by their types, in the document's order."""
    groups: dict[object, list[Media]] = {}
    for media in response.media:
        key = media.type if _is_plain(media) else media.name
        groups.setdefault(key, []).append(media)
    return [ContentGroup(tuple(media), response) for media in groups.values()]


def _is_plain(media: Media) -> bool:
    return media.item_type is None and not is_raw(media)


def is_raw(media: Media) -> bool:
    """Return whether content is bytes although its media type is one of JSON."""
    return is_json(media.name) and is_binary(media.type)


def is_binary(type_: Type) -> bool:
    """Return whether values of a type are bytes as they are."""
    return isinstance(type_, Primitive) and type_.kind is Kind.BINARY
