"""The responses of an operation, as emitted code describes them to the run time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.ir import Header, Media, Operation, Response
from generator.ir.media_types import Kind as ContentKind
from generator.ir.media_types import content_kind
from generator.plan.annotations import Annotator
from generator.plan.layout import Group, call, keyword, mapping, sequence
from generator.plan.response_groups import (
    ContentGroup,
    content_groups,
    is_binary,
    is_raw,
)
from generator.plan.xml import xml_format
from generator.text import Code, code, join, literal

_STREAMS: dict[ContentKind, str] = {"events": "EventStream", "sequence": "JsonSequence"}
"""The formats of streams of the run time; any other is one of lines."""


class ResponseConstants(Struct, frozen=True):
    """Constants in place of what is written more than once.

    Attributes:
        of_content: gives the constant of content that several responses have.
        of_headers: gives the constant of the headers of a response.
        of_media: gives the constant of the media types of content.
    """

    of_content: Callable[[ContentGroup], Code | None] = lambda _: None
    of_headers: Callable[[Response], Code | None] = lambda _: None
    of_media: Callable[[ContentGroup], Code | None] = lambda _: None


NO_CONSTANTS = ResponseConstants()


class SpecWriter(Struct, frozen=True):
    """Writes what the run time is to know of responses.

    Attributes:
        annotator: writes their types.
        constants: stand for what is repeated.
    """

    annotator: Annotator
    constants: ResponseConstants = NO_CONSTANTS

    def responses(self, operation: Operation) -> Group:
        """All responses of an operation, those with the same content in one line."""
        empty = [r for r in operation.responses if not r.media and not r.headers]
        several = self._empty if len(empty) > 1 else None
        items: list[Code | Group] = []
        statuses: dict[Code, list[Code]] = {}
        for response in operation.responses:
            for row in self._rows(response, several if response in empty else None):
                if isinstance(row, Group):
                    items.append(row)
                elif row in statuses:
                    statuses[row].append(literal(response.status))
                else:
                    statuses[row] = [literal(response.status)]
                    items.append(row)
        if len(items) == 1 and isinstance(items[0], Code):
            return call(items[0], statuses[items[0]])
        return sequence(
            call(code("*{}", row), statuses[row]) if isinstance(row, Code) else row
            for row in items
        )

    def _rows(self, response: Response, empty: Code | None) -> Iterator[Code | Group]:
        """Write a response; a name is called with all statuses that it stands for."""
        if not response.media:
            yield self._without_content(response) if empty is None else empty
        for group in content_groups(response):
            constant = self.constants.of_content(group)
            yield self._response(group) if constant is None else code("{}.at", constant)

    def content(self, group: ContentGroup) -> Group:
        """The value of a constant for content that several responses have."""
        name = self.annotator.runtime("response_content", "ResponseContent")
        return call(name, self._content(group))

    def media_types(self, group: ContentGroup) -> Code | Group:
        """The media types of content, with the formats that they need."""
        rows = [(literal(m.name), self._xml(m)) for m in group.media]
        if all(xml is None for _, xml in rows):
            names = [name for name, _ in rows]
            return sequence(names) if len(names) > 1 else names[0]
        return mapping((name, xml or Code("None")) for name, xml in rows)

    def headers(self, response: Response) -> Group:
        """The types of the headers of a response."""
        rows = [(literal(row.name), self._header(row)) for row in response.headers]
        typed = self.annotator.runtime("responses.typed_headers", "TypedHeaders")
        return call(typed, [mapping(rows)])

    def _response(self, group: ContentGroup) -> Group:
        status = literal(group.response.status)
        if group.is_plain and len(group.media) > 1:
            name = self.annotator.runtime("response_content", "responses")
            return call(code("*{}", name), [status, *self._content(group)])
        media = group.media[0]
        items: list[Code | Group] = [status, literal(media.name), self._type(media)]
        items += self._headers(group.response)
        if media.item_type is not None:
            items.append(keyword("stream", self._stream_format(media)))
        elif is_raw(media):
            items.append(keyword("raw", literal(True)))
        elif (xml := self._xml(media)) is not None:
            items.append(keyword("format", xml))
        return call(self._spec, items)

    def _content(self, group: ContentGroup) -> list[Code | Group]:
        media = self.constants.of_media(group) or self.media_types(group)
        return [media, self._type(group.media[0]), *self._headers(group.response)]

    def _without_content(self, response: Response) -> Group:
        headers = [keyword("headers", row) for row in self._headers(response)]
        return call(self._spec, [literal(response.status), *headers])

    @property
    def _empty(self) -> Code:
        return self.annotator.runtime("response_content", "without_content")

    @property
    def _spec(self) -> Code:
        return self.annotator.runtime("operation", "ResponseSpec")

    def _headers(self, response: Response) -> Sequence[Code | Group]:
        if not response.headers:
            return ()
        named = self.constants.of_headers(response)
        return (self.headers(response) if named is None else named,)

    def _type(self, media: Media) -> Code:
        """The type of the content, of one item where it is a stream."""
        if media.item_type is not None:
            return self.annotator.expression(media.item_type)
        if is_binary(media.type):
            return self.annotator.builtin("bytes")
        return self.annotator.expression(media.type)

    def _xml(self, media: Media) -> Group | None:
        return xml_format(self.annotator, media)

    def _stream_format(self, media: Media) -> Group:
        content = content_kind(media.name)
        name = "EventStream" if media.is_event else _STREAMS.get(content, "JsonLines")
        items = [keyword("whole", literal(True))] if media.is_event else []
        return call(self.annotator.runtime("streaming.formats", name), items)

    def _header(self, row: Header) -> Code:
        type_ = self.annotator.expression(row.type)
        marks: list[Code] = []
        if row.content is not None:
            marks.append(code("content={}", literal(row.content)))
        if row.explode:
            marks.append(code("explode={}", literal(True)))
        if not marks:
            return type_
        form = self.annotator.runtime("responses.typed_headers", "HeaderForm")
        annotated = self.annotator.typing("Annotated")
        return code("{}[{}, {}({})]", annotated, type_, form, join(", ", marks))
