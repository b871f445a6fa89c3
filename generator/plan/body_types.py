"""Types of bodies that are one argument."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ir import ArrayOf, Kind, Media, Primitive, Type, UnionOf, without_null
from generator.ir.media_types import essence
from generator.plan.annotations import Annotator
from generator.text import Code, code, join


def whole_body_type(annotator: Annotator, media: Sequence[Media]) -> Code:
    """The types that a body has in its media types, each once."""
    if all(map(_is_one_value, media)):
        types = dict.fromkeys(member for row in media for member in _members(row.type))
        alone = len(types) == 1
        return annotator.argument(next(iter(types)) if alone else UnionOf((*types,)))
    rows = dict.fromkeys(_value_type(annotator, row) for row in media)
    return join(" | ", rows)


def _members(type_: Type) -> tuple[Type, ...]:
    return type_.members if isinstance(type_, UnionOf) else (type_,)


def _is_one_value(media: Media) -> bool:
    """Return whether a body is neither a file nor a sequence of parts or items."""
    plain = without_null(media.type)
    return (
        plain != Primitive(Kind.BINARY)
        and media.item_type is None
        and not (isinstance(plain, ArrayOf) and is_multipart(media))
    )


def _value_type(annotator: Annotator, media: Media) -> Code:
    plain = without_null(media.type)
    if isinstance(plain, Primitive) and plain.kind is Kind.BINARY:
        return annotator.runtime("files", "FileInput")
    if media.item_type is not None:
        item = _part_type(annotator, media, media.item_type)
        return code("{}[{}]", annotator.abc("Iterable"), item)
    if isinstance(plain, ArrayOf) and is_multipart(media):
        item = _part_type(annotator, media, plain.items)
        return code("{}[{}]", annotator.abc("Sequence"), item)
    return annotator.argument(media.type)


def _part_type(annotator: Annotator, media: Media, type_: Type) -> Code:
    """An item of a sequence; as a part of a multipart body it may be a file."""
    members = _members(type_)
    if not is_multipart(media) or Primitive(Kind.BINARY) not in members:
        return annotator.argument(type_)
    file = annotator.runtime("files", "FileInput")
    rows = (row for row in members if row != Primitive(Kind.BINARY))
    return join(" | ", (*(annotator.argument(row) for row in rows), file))


def is_multipart(media: Media) -> bool:
    """Return whether a body is made of parts."""
    return essence(media.name).startswith("multipart/")
