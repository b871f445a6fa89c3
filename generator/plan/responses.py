"""Responses of an operation: the type of its method, and their descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.ir import (
    Header,
    Kind,
    Media,
    Operation,
    Primitive,
    Response,
    Type,
)
from generator.ir.media_types import Kind as ContentKind
from generator.ir.media_types import content_kind, is_json
from generator.plan.annotations import Annotator
from generator.plan.layout import Group, call, keyword, mapping, sequence
from generator.plan.xml import xml_format
from generator.text import Code, code, join, literal

_STREAMS: dict[ContentKind, str] = {"events": "EventStream", "sequence": "JsonSequence"}
"""The formats of streams of the run time; any other is one of lines."""


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
    return _is_binary(media.type) or content_kind(media.name) in ("binary", "text")


class ResponseConstants(Struct, frozen=True):
    """Constants in place of what is written more than once.

    Attributes:
        of_response: gives the constant of a response that several operations have.
        of_headers: gives the constant of the headers of a response.
    """

    of_response: Callable[[Response], Code | None] = lambda _: None
    of_headers: Callable[[Response], Code | None] = lambda _: None


NO_CONSTANTS = ResponseConstants()


def response_specs(
    annotator: Annotator,
    operation: Operation,
    constants: ResponseConstants = NO_CONSTANTS,
) -> Group:
    """The responses of an operation, one a status and media type.

    Args:
        annotator: writes their types.
        operation: has them.
        constants: stand for what is repeated.
    """
    items: list[Code | Group] = []
    for response in operation.responses:
        constant = constants.of_response(response)
        if constant is None:
            items += response_rows(annotator, response, constants)
        else:
            items.append(code("*{}", constant))
    return sequence(items)


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
    if _is_binary(type_):
        return annotator.builtin("bytes")
    return annotator.expression(type_)


def _is_binary(type_: Type) -> bool:
    return isinstance(type_, Primitive) and type_.kind is Kind.BINARY


def response_rows(
    annotator: Annotator, response: Response, constants: ResponseConstants
) -> Iterator[Group]:
    """The description of a response, one for each media type."""
    spec = annotator.runtime("operation", "ResponseSpec")
    headers: list[Code | Group] = []
    if response.headers:
        named = constants.of_headers(response)
        typed = typed_headers(annotator, response) if named is None else named
        headers = [keyword("headers", typed)]
    if not response.media:
        yield call(spec, [literal(response.status), *headers])
    for media in response.media:
        items: list[Code | Group] = [literal(response.status), literal(media.name)]
        if media.item_type is None:
            items.append(_whole(annotator, media.type))
            if is_json(media.name) and _is_binary(media.type):
                items.append(keyword("raw", literal(True)))
        else:
            items.append(annotator.expression(media.item_type))
            items.append(keyword("stream", _stream_format(annotator, media)))
        if (
            media.item_type is None
            and (xml := xml_format(annotator, media)) is not None
        ):
            items.append(keyword("format", xml))
        yield call(spec, [*items, *headers])


def _stream_format(annotator: Annotator, media: Media) -> Group:
    content = content_kind(media.name)
    name = "EventStream" if media.is_event else _STREAMS.get(content, "JsonLines")
    items = [keyword("whole", literal(True))] if media.is_event else []
    return call(annotator.runtime("streaming.formats", name), items)


def typed_headers(annotator: Annotator, response: Response) -> Group:
    """The types of the headers of a response."""
    rows = [(literal(row.name), _header(annotator, row)) for row in response.headers]
    typed = annotator.runtime("responses.typed_headers", "TypedHeaders")
    return call(typed, [mapping(rows)])


def _header(annotator: Annotator, row: Header) -> Code:
    type_ = annotator.expression(row.type)
    marks: list[Code] = []
    if row.content is not None:
        marks.append(code("content={}", literal(row.content)))
    if row.explode:
        marks.append(code("explode={}", literal(True)))
    if not marks:
        return type_
    form = annotator.runtime("responses.typed_headers", "HeaderForm")
    annotated = annotator.typing("Annotated")
    return code("{}[{}, {}({})]", annotated, type_, form, join(", ", marks))
