"""Pages of resources: each operation with all that a caller has to know."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.ir import (
    Api,
    Header,
    Media,
    Operation,
    Parameter,
    Response,
    asked_schemes,
)
from generator.ir.security import credential_parts
from generator.naming import Arguments
from generator.plan.arguments import body_object, operation_arguments
from generator.plan.design import Design
from generator.plan.docs import json_text, link_text
from generator.plan.method_docs import error_name, own_words
from generator.plan.pages.frames import FrameMaker
from generator.plan.pages.operation_samples import OperationSamples
from generator.plan.pages.site_map import Chapter
from generator.plan.pages.trees import Trees
from generator.plan.responses import is_streamed_only, successes
from generator.plan.sample_programs import is_download
from generator.plan.template_models.page_entries import (
    Attribute,
    Content,
    Link,
    Note,
    OperationEntry,
    ParameterGroup,
    ResponseEntry,
)
from generator.plan.template_models.pages import (
    ResourcePage,
)
from generator.text.html import Html, markdown_html

_GROUPS = {
    "path": "Path parameters",
    "query": "Query parameters",
    "querystring": "Query string",
    "header": "Headers",
    "cookie": "Cookies",
}
_ITEMS = "is a context manager that yields its items as they come."
_PAGES = ("Comes in pages:", "walks over the items of all of them.")
_WAITS = (
    "Begins something that runs long:",
    "returns when it has ended, and raises OperationFailedError if it failed.",
)
_STREAMS = ("Is a stream:", _ITEMS)
_CAN_STREAM = ("Can be a stream:", _ITEMS)
_DOWNLOADS = (
    "Is a file:",
    "is a context manager that yields it piece by piece, or saves it.",
)


class OperationPages:
    """Plans the pages of the operations of one SDK.

    Attributes:
        samples: writes the code and the examples beside operations.
    """

    def __init__(self, design: Design) -> None:
        self._design = design
        self._api, self._names = design.api, design.names
        urls = design.site.model_urls
        self._reading = Trees(self._api, self._names, urls, sending=False)
        self._sending = Trees(self._api, self._names, urls, sending=True)
        self.samples = OperationSamples(design)

    def page(self, path: str) -> ResourcePage:
        """Plan the page at a path."""
        chapter = self._design.site.chapters[path]
        resource = self._names.resource_of(chapter.operations[0])
        entries = tuple(map(self.entry, chapter.operations))
        parts = tuple(self._parts(chapter))
        contents = tuple(Link(each.title, f"#{each.anchor}") for each in entries)
        frames = FrameMaker(self._design)
        title = resource.dotted or "client"
        return ResourcePage(
            frame=frames.frame(title, path, here=title, contents=contents),
            called=resource.called,
            description=self.about(resource.tags),
            parts=parts if len(parts) > 1 else (),
            operations=entries,
        )

    def about(self, tags: tuple[str, ...]) -> Html:
        """Return what the document says of the tags of a resource."""
        return markdown_html(tag_text(self._api, tags))

    def entry(self, operation: Operation) -> OperationEntry:
        """Plan what is said of one operation."""
        called = ".".join(self._names.called(operation))
        fields = body_object(self._api, operation)
        arguments = operation_arguments(operation, fields)
        body = operation.body
        summary = operation.summary.strip()
        description = operation.description.strip()
        description = "" if description == summary else description
        return OperationEntry(
            anchor=self._names.method_of(operation),
            title=summary or called,
            method=operation.method,
            path=operation.path,
            called=called,
            returns=self.returned(operation),
            deprecated=operation.deprecated,
            about=description,
            description=markdown_html(description),
            credentials=self._credentials(operation),
            notes=tuple(self._notes(operation)),
            parameters=tuple(self._parameters(operation, arguments)),
            body=tuple(self._bodies(operation, arguments)),
            body_description=markdown_html(body.description if body else ""),
            body_required=body is not None and body.required,
            responses=tuple(map(self._response, operation.responses)),
            sample_groups=(tuple(self.samples.samples(operation)),),
            is_signed=self.samples.is_signed(operation),
            examples=tuple(self.samples.examples(operation)),
        )

    def _parts(self, chapter: Chapter) -> Iterator[Link]:
        for path, other in self._design.site.chapters.items():
            if other.module == chapter.module:
                is_this = other.number == chapter.number
                yield Link(str(other.number), "" if is_this else path)

    # A caller has to know these.

    def _credentials(self, operation: Operation) -> tuple[tuple[str, ...], ...]:
        """Return the keywords of each way to authenticate."""
        names = self._names.constructor
        return tuple(
            tuple(
                dict.fromkeys(
                    names[scheme.name, part]
                    for scheme in combination
                    for part in credential_parts(scheme)
                )
            )
            for combination in asked_schemes(self._api, operation)
        )

    def _notes(self, operation: Operation) -> Iterator[Note]:
        *owner, method = self._names.called(operation)

        def called(view: str) -> str:
            return ".".join((*owner, view, method))

        if operation.pagination is not None:
            yield Note(*_PAGES, called("iterate"))
        if operation.poller is not None:
            yield Note(*_WAITS, called("and_wait"))
        if is_streamed_only(operation):
            yield Note(*_STREAMS, called("stream"))
        elif is_download(operation):
            yield Note(*_DOWNLOADS, called("stream"))
        elif any(each.item_type is not None for each in _media(operation)):
            yield Note(*_CAN_STREAM, called("stream"))

    def returned(self, operation: Operation) -> tuple[Link, ...]:
        """Return the type that a method returns, in pieces with and without links."""
        return tuple(self._returned(operation))

    def _returned(self, operation: Operation) -> Iterator[Link]:
        found: dict[tuple[Link, ...], None] = {}
        for response in successes(operation):
            for media in response.media[:1]:
                found[self._named(media)] = None
            if not response.media:
                found[(Link("None"),)] = None
        for number, links in enumerate(found):
            if number:
                yield Link(" | ")
            yield from links

    def _named(self, media: Media) -> tuple[Link, ...]:
        if media.item_type is not None:
            inner = self._reading.words.python_type(media.item_type)
            return (Link("Stream["), *inner, Link("]"))
        return self._reading.words.python_type(media.type)

    # Requests.

    def _parameters(
        self, operation: Operation, arguments: Arguments
    ) -> Iterator[ParameterGroup]:
        for location, title in _GROUPS.items():
            names = arguments.parameters
            rows = [
                self._parameter(each, names.get((location, each.name)))
                for each in operation.parameters
                if each.location == location
            ]
            if rows:
                yield ParameterGroup(title, tuple(rows))

    def _parameter(self, parameter: Parameter, python: str | None) -> Attribute:
        default = parameter.default
        return replace(
            self._sending.member(parameter.type, parameter.name),
            python=other_name(parameter.name, python),
            marks=_marks(parameter.required, parameter.deprecated),
            about=parameter.description,
            description=markdown_html(parameter.description),
            default=json_text(default[0]) if default else "",
        )

    def _bodies(self, operation: Operation, arguments: Arguments) -> Iterator[Content]:
        for media in operation.body.media if operation.body else ():
            whole = self._sending.whole(media.item_type or media.type)
            if whole.trees and arguments.fields:
                whole = _with_arguments(whole, arguments, operation)
            yield Content(media.name, (whole,))

    # Responses.

    def _response(self, response: Response) -> ResponseEntry:
        error = "" if response.is_success else error_name(response.status)
        return ResponseEntry(
            status=response.status,
            description=markdown_html(own_words(response)),
            error=error.removeprefix("errors."),
            contents=tuple(
                Content(each.name, (self._reading.whole(each.item_type or each.type),))
                for each in response.media
            ),
            headers=tuple(map(self._header, response.headers)),
            links=tuple(markdown_html(link_text(each)) for each in response.links),
        )

    def _header(self, header: Header) -> Attribute:
        member = self._reading.member(header.type, header.name)
        return replace(member, description=markdown_html(header.description))


def tag_text(api: Api, tags: tuple[str, ...]) -> str:
    """Return what the document says of the tags of a resource, in Markdown."""
    texts = [tag.description for tag in api.tags if tag.name in tags]
    return "\n\n".join(filter(None, texts))


def _media(operation: Operation) -> Iterator[Media]:
    for response in successes(operation):
        yield from response.media


def _with_arguments(
    whole: Attribute, arguments: Arguments, operation: Operation
) -> Attribute:
    """Give the properties of a body the names that they have as arguments."""
    first, *others = whole.trees
    rows = tuple(
        replace(row, python=other_name(row.name, arguments.fields.get(row.name)))
        for row in first.attributes
    )
    key = f"{first.key} {operation.method} {operation.path}"
    return replace(whole, trees=(replace(first, key=key, attributes=rows), *others))


def other_name(name: str, python: str | None) -> str:
    """Return the name in Python where it is another one; else nothing."""
    return python if python is not None and python != name else ""


def _marks(required: bool, deprecated: bool) -> tuple[str, ...]:
    return ("Required",) * required + ("Deprecated",) * deprecated
