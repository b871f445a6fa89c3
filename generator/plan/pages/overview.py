"""The first page, the errors, and what the search finds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Operation
from generator.naming import callback_key
from generator.plan.catalog import variable_name
from generator.plan.credentials import credential_rows
from generator.plan.design import Design
from generator.plan.pages.frames import FrameMaker
from generator.plan.pages.mcp_snippets import mcp_snippets
from generator.plan.pages.operations import OperationPages, other_name
from generator.plan.pages.site_map import WEBHOOKS
from generator.plan.project_files import distribution_name
from generator.plan.sample_programs import SamplePrograms, plainest
from generator.plan.settings import header_settings
from generator.plan.template_models.page_entries import (
    Attribute,
    EnumRow,
    Link,
    Sample,
)
from generator.plan.template_models.pages import (
    CredentialEntry,
    ErrorEntry,
    ErrorsPage,
    IndexPage,
    LinkGroup,
    SearchIndex,
    SearchPage,
    SearchRow,
    ServerEntry,
    TextFile,
)
from generator.plan.webhook_events import callback_payloads
from generator.text.html import Html, markdown_html, visible_text

_LONGEST_TEXT = 160
_ERRORS = {
    "ApiError": ("Exception", "Base of all: whatever a call raises."),
    "MissingCredentialsError": (
        "ApiError",
        "Nothing was sent: a credential is missing.",
    ),
    "RequestValidationError": ("ApiError", "Nothing was sent: an argument is wrong."),
    "TransportError": ("ApiError", "The request got no response."),
    "ApiTimeoutError": ("TransportError", "It took longer than the timeout."),
    "ApiConnectionError": ("TransportError", "There was no connection, or it broke."),
    "ClientClosedError": ("ApiConnectionError", "The client was closed before."),
    "ResponseTooLargeError": ("ApiError", "The body exceeds `max_response_bytes`."),
    "DecodeError": ("ApiError", "The body is not what the API documents."),
    "OperationFailedError": ("ApiError", "A long-running operation failed."),
    "WaitTimeoutError": ("ApiError", "A long-running operation took too long."),
    "StatusError": ("ApiError", "Any status that is no success."),
    "BadRequestError": ("StatusError", "400"),
    "AuthenticationError": ("StatusError", "401"),
    "PermissionDeniedError": ("StatusError", "403"),
    "NotFoundError": ("StatusError", "404"),
    "ConflictError": ("StatusError", "409"),
    "UnprocessableEntityError": ("StatusError", "422"),
    "RateLimitError": ("StatusError", "429"),
    "ServerError": ("StatusError", "5xx"),
}


def index_page(design: Design) -> IndexPage:
    """Plan the first page."""
    api = design.api
    first = plainest(api.operations)
    pages = OperationPages(design)
    server = api.documentation_server
    return IndexPage(
        frame=FrameMaker(design).frame(design.title, "index.html", here="Overview"),
        description=markdown_html(api.description),
        package=design.package,
        distribution=distribution_name(design),
        sample_groups=() if first is None else (tuple(pages.samples.samples(first)),),
        servers=tuple(_servers(design)),
        credentials=tuple(_credentials(design)),
        has_environment=bool(api.env_prefix),
        server_url=server.url if server else "",
        snippets=tuple(mcp_snippets(design)),
        groups=tuple(_groups(design, pages)),
    )


def errors_page(design: Design) -> ErrorsPage:
    """Plan the page of errors."""
    first = plainest(design.api.operations)
    groups: tuple[tuple[Sample, ...], ...] = ()
    if first is not None:
        program = SamplePrograms(design).catching(first)
        groups = ((Sample("python", "Python", program.source),),)
    return ErrorsPage(
        frame=FrameMaker(design).frame("Errors", "errors.html", here="Errors"),
        sample_groups=groups,
        errors=tuple(ErrorEntry(name, *row) for name, row in _ERRORS.items()),
    )


def search_page(design: Design) -> SearchPage:
    """Plan the page that finds operations and types."""
    frame = FrameMaker(design).frame("Search", "search.html", here="Search")
    return SearchPage(frame=frame)


def search_index(design: Design) -> SearchIndex:
    """Plan the data of the search."""
    rows = (*_operation_rows(design), *_event_rows(design), *_model_rows(design))
    return SearchIndex(rows=rows)


def mcp_json(design: Design) -> TextFile:
    """Plan ``mcp.json``, in the form that most hosts read."""
    snippets = [each.text for each in mcp_snippets(design)]
    return TextFile(snippets[0] if snippets else '{"mcpServers": {}}\n')


def _operation_rows(design: Design) -> Iterator[SearchRow]:
    for operation in design.api.operations:
        called = ".".join(design.names.called(operation))
        text = operation.description or operation.summary
        yield (
            "operation",
            _shown(operation.summary or called),
            _shown(f"{operation.method} {operation.path}"),
            called,
            design.site.url_of(operation),
            _shown(text),
        )


def _event_rows(design: Design) -> Iterator[SearchRow]:
    for row, _ in callback_payloads(design.api):
        operation = row.operation
        name = design.names.parsers[callback_key(row)]
        yield (
            "operation",
            _shown(operation.summary or row.name),
            _shown(f"{operation.method} {row.name}"),
            f"webhooks.{name}",
            f"{WEBHOOKS}#{name}",
            _shown(operation.description or operation.summary),
        )


def _model_rows(design: Design) -> Iterator[SearchRow]:
    for pointer, url in design.site.model_urls.items():
        name = design.names.classes[pointer, False]
        text = _shown(design.api.declarations[pointer].description)
        yield ("type", name, "", name, url, text)


def _shown(text: str) -> str:
    line = " ".join(visible_text(text).split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[:_LONGEST_TEXT]}…"


def _groups(design: Design, pages: OperationPages) -> Iterator[LinkGroup]:
    """Yield the operations of each resource."""
    links: dict[str, list[Link]] = {}
    starts: dict[str, str] = {}
    for path, chapter in design.site.chapters.items():
        starts.setdefault(chapter.module, path)
        links.setdefault(chapter.module, []).extend(
            Link(_operation_title(design, each), design.site.url_of(each))
            for each in chapter.operations
        )
    resources = design.names.resources.values()
    for resource in sorted(resources, key=lambda each: each.path):
        if resource.module in links:
            yield LinkGroup(
                title=Link(resource.called, starts[resource.module]),
                about=pages.about(resource.tags),
                links=tuple(links[resource.module]),
            )


def _operation_title(design: Design, operation: Operation) -> str:
    return operation.summary.strip() or ".".join(design.names.called(operation))


def _servers(design: Design) -> Iterator[ServerEntry]:
    for server in design.api.servers:
        variables = tuple(
            Attribute(
                name=each.name,
                type="string",
                python=other_name(each.name, _keyword(design, each.name)),
                description=markdown_html(each.description),
                default=each.default,
                values=tuple(EnumRow(value, Html("")) for value in each.known),
            )
            for each in server.variables
        )
        yield ServerEntry(server.url, markdown_html(server.description), variables)


def _keyword(design: Design, variable: str) -> str:
    return design.names.constructor.get((None, variable), variable)


def _credentials(design: Design) -> Iterator[CredentialEntry]:
    rows = credential_rows(design.api.schemes, design.names.constructor)
    for keyword, text in rows:
        variable = variable_name(design, keyword) if design.api.env_prefix else ""
        yield CredentialEntry(keyword, variable, markdown_html(text))
    for row in header_settings(design.api, design.names):
        has_variable = bool(design.api.env_prefix)
        variable = variable_name(design, row.keyword) if has_variable else ""
        yield CredentialEntry(row.keyword, variable, markdown_html(row.text))
