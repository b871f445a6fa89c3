"""Responses of an operation: the type that its method returns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Media, Operation, Response, Type
from generator.ir.media_types import content_kind, is_json
from generator.plan.annotations import Annotator
from generator.plan.response_groups import is_binary
from generator.text import Code, code, join


def successes(operation: Operation) -> tuple[Response, ...]:
    """The responses that a method returns: all 2xx, else ``default``."""
    found = tuple(row for row in operation.responses if row.is_success)
    return found or tuple(r for r in operation.responses if r.status == "default")


def return_type(
    annotator: Annotator, operation: Operation, *, asynchronous: bool = False
) -> Code:
    """The annotation of what a method returns: a union where responses differ."""
    stream = "AsyncStream" if asynchronous else "Stream"
    rows = [
        row
        for found in successes(operation)
        for row in _returned(annotator, found, stream)
    ]
    unique = list(dict.fromkeys(rows)) or [Code("None")]
    none = Code("None")
    ordered = [row for row in unique if row != none] + [none] * (none in unique)
    return join(" | ", ordered)


def accept_types(
    annotator: Annotator, operation: Operation
) -> tuple[tuple[tuple[str, ...], Code], ...]:
    """The type that a method returns for each choice of ``accept``, the usual one first.

    JSON is what a method returns where it is documented; a page or a file beside it is
    returned to whoever asks for it.

    Returns:
        Media types and the type that they are returned as; nothing where all are of
        one type.
    """
    names = accepted(operation)
    if not names or is_streamed_only(operation):
        return ()
    usual = _type_for(annotator, operation, None)
    groups: dict[Code, list[str]] = {usual: []}
    for name in names:
        groups.setdefault(_type_for(annotator, operation, name), []).append(name)
    if len(groups) < 2 or not groups[usual]:
        return ()
    return tuple((tuple(group), type_) for type_, group in groups.items())


def _type_for(annotator: Annotator, operation: Operation, name: str | None) -> Code:
    """The type of the media type that is asked for, else that of JSON, else of all."""
    rows: list[Code] = []
    for response in successes(operation):
        chosen = [m for m in response.media if m.name == name]
        whole = [m for m in response.media if m.item_type is None]
        in_json = [m for m in whole if is_json(m.name)]
        rows += [_read_whole(annotator, m) for m in chosen or in_json or whole]
        if not response.media:
            rows.append(Code("None"))
    none = Code("None")
    unique = list(dict.fromkeys(rows))
    return join(" | ", [row for row in unique if row != none] + [none] * (none in rows))


def _read_whole(annotator: Annotator, media: Media) -> Code:
    """The type of content read to its end; of lines it is a list."""
    if media.item_type is None:
        return _whole(annotator, media.type)
    item = annotator.expression(media.item_type)
    return code("{}[{}]", annotator.builtin("list"), item)


def accepted(operation: Operation) -> tuple[str, ...]:
    """The media types between which a caller may choose with ``accept``."""
    media = [m for row in successes(operation) for m in row.media]
    # Events have no end that a method could wait for: they are the view's.
    names = tuple(dict.fromkeys(m.name for m in media if not _is_events(m)))
    return names if len(names) > 1 else ()


def _is_events(media: Media) -> bool:
    return media.item_type is not None and content_kind(media.name) == "events"


def is_streamed_only(operation: Operation) -> bool:
    """Return whether all responses of an operation are streams of items."""
    media = [m for row in successes(operation) for m in row.media]
    return bool(media) and all(row.item_type is not None for row in media)


def has_streams(operation: Operation) -> bool:
    """Return whether an operation answers with a stream of items."""
    media = [m for row in successes(operation) for m in row.media]
    return any(row.item_type is not None for row in media)


def has_long_answers(operation: Operation) -> bool:
    """Return whether an answer may be long without being a stream of items.

    That is one in bytes or text, or of which the document does not say what it is.
    """
    found = successes(operation)
    media = [m for row in found for m in row.media]
    return not found or any(_is_long(row) for row in media)


def _is_long(media: Media) -> bool:
    return is_binary(media.type) or content_kind(media.name) in ("binary", "text")


def _returned(annotator: Annotator, response: Response, stream: str) -> Iterator[Code]:
    if not response.media:
        yield Code("None")
    whole = [media for media in response.media if media.item_type is None]
    for media in whole:
        yield _whole(annotator, media.type)
    if not whole:
        for media in response.media:
            if media.item_type is not None:
                marker = annotator.runtime("streaming.stream", stream)
                yield code("{}[{}]", marker, annotator.expression(media.item_type))


def _whole(annotator: Annotator, type_: Type) -> Code:
    if is_binary(type_):
        return annotator.builtin("bytes")
    return annotator.expression(type_)
