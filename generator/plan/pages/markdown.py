"""The pages as Markdown, for other site tools and for language models.

`api.md` lists everything with links into the code; `llms.txt` is the way to the rest
(llmstxt.org), and `llms-full.txt` is the rest in one file.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.pages.markdown_entries import (
    event_lines,
    linked,
    markdown_link,
    model_lines,
    operation_lines,
    sample_lines,
    spaced,
)
from generator.plan.pages.models import plan_models
from generator.plan.pages.operations import OperationPages
from generator.plan.pages.site_map import WEBHOOKS_MARKDOWN
from generator.plan.pages.webhooks import webhooks_page
from generator.plan.template_models.page_entries import Link
from generator.plan.template_models.pages import MarkdownFile
from generator.plan.webhook_events import callback_payloads
from generator.text import Code, code, join, literal, markdown_code, markdown_text
from generator.text.markup import markdown_paragraphs

_EMPTY = Code("")


def api_file(design: Design) -> MarkdownFile:
    """Plan ``api.md``: every resource, method and type, with links into the code."""
    return MarkdownFile(tuple(_api_lines(design)))


def llms_file(design: Design) -> MarkdownFile:
    """Plan ``llms.txt``."""
    return MarkdownFile(tuple(_llms_lines(design)))


def llms_full_file(design: Design) -> MarkdownFile:
    """Plan ``llms-full.txt``: all resources and types, one after the other."""
    lines = [*_title_lines(design)]
    pages = OperationPages(design)
    for module in design.operations:
        if design.operations[module]:
            lines += _resource_lines(design, module, pages)
    if callback_payloads(design.api):
        lines += _webhook_lines(design)
    lines += [_EMPTY, Code("# Types")]
    for entry in plan_models(design, tuple(design.site.model_urls)):
        lines += model_lines(entry)
    return MarkdownFile(tuple(lines))


def resource_file(design: Design, module: str) -> MarkdownFile:
    """Plan the Markdown page of a resource."""
    return MarkdownFile(tuple(_resource_lines(design, module, OperationPages(design))))


def webhooks_file(design: Design) -> MarkdownFile:
    """Plan the Markdown page of webhooks and callbacks."""
    return MarkdownFile(tuple(_webhook_lines(design)))


def models_file(design: Design) -> MarkdownFile:
    """Plan the Markdown page of all types."""
    lines = [Code("# Types")]
    for entry in plan_models(design, tuple(design.site.model_urls)):
        lines += model_lines(entry)
    return MarkdownFile(tuple(lines))


def _title_lines(design: Design) -> Iterator[Code]:
    yield code("# {}", markdown_text(design.title))
    yield _EMPTY
    about = f"A typed Python SDK for {sentence(design.title)}"
    yield code("> {}", markdown_text(about))
    if design.api.description.strip():
        yield _EMPTY
        yield from markdown_paragraphs(design.api.description)


# The list of everything.


def _api_lines(design: Design) -> Iterator[Code]:
    yield code("# {}", markdown_text(design.title))
    names, package = design.names, design.package
    pages = OperationPages(design)
    for resource in names.resources.values():
        operations = design.operations.get(resource.module, ())
        if not operations:
            continue
        target = f"../../{package}/resources/{resource.module}.py"
        yield from (
            _EMPTY,
            code("## {}", linked(Link(resource.called, target))),
            _EMPTY,
        )
        types = dict.fromkeys(
            each
            for operation in operations
            for each in pages.returned(operation)
            if each.url
        )
        yield from _type_lines(tuple(types))
        yield from (Code("Methods:"), _EMPTY)
        for operation in operations:
            called = ".".join(names.called(operation))
            page = f"resources/{resource.module}.md#{names.method_of(operation)}"
            route = f"{operation.method} {operation.path}"
            yield _call_line(
                Link(f"{called}()", page), pages.returned(operation), route
            )
    if callback_payloads(design.api):
        yield from _webhook_list(design)
    yield from _all_types(design)


def _webhook_list(design: Design) -> Iterator[Code]:
    target = f"../../{design.package}/webhooks.py"
    yield from (_EMPTY, code("## {}", linked(Link("webhooks", target))), _EMPTY)
    yield from (Code("Functions:"), _EMPTY)
    for event in webhooks_page(design).events:
        call = Link(f"webhooks.{event.anchor}()", f"{WEBHOOKS_MARKDOWN}#{event.anchor}")
        yield _call_line(call, event.returns, f"{event.method} {event.name}")


def _call_line(call: Link, returned: tuple[Link, ...], route: str) -> Code:
    return code(
        "- {} {} {} ({})",
        linked(call),
        Code("->"),
        join("", map(markdown_link, returned)) if returned else Code("None"),
        markdown_code(route),
    )


def _type_lines(types: tuple[Link, ...]) -> Iterator[Code]:
    if types:
        yield from (Code("Types:"), _EMPTY)
        for each in types:
            yield code("- {}", markdown_link(each))
        yield _EMPTY


def _all_types(design: Design) -> Iterator[Code]:
    classes = design.class_names()
    if classes:
        yield from (_EMPTY, Code("## Types"), _EMPTY)
    for home, names in classes.items():
        target = f"../../{design.package}/models/{home}.py"
        for name in sorted(names):
            yield code("- {}", linked(Link(name, target)))


def _llms_lines(design: Design) -> Iterator[Code]:
    yield from _title_lines(design)
    yield from (_EMPTY, Code("## Resources"), _EMPTY)
    pages = OperationPages(design)
    for resource in design.names.resources.values():
        operations = design.operations.get(resource.module, ())
        if operations:
            link = Link(resource.called, f"resources/{resource.module}.md")
            about = markdown_text(pages.tag_text(resource.tags))
            plural = Code("s") if len(operations) != 1 else _EMPTY
            count = code("{} operation{}.", literal(len(operations)), plural)
            words = (count, about)
            yield code("- {}: {}", linked(link), spaced(words))
    yield from (_EMPTY, Code("## More"), _EMPTY)
    if callback_payloads(design.api):
        about = Code("what the API sends by itself, and how it is read.")
        yield code(
            "- {}: {}", markdown_link(Link("Webhooks", WEBHOOKS_MARKDOWN)), about
        )
    yield Code("- [Types](models.md): every type with its attributes.")
    yield Code("- [Methods](api.md): every method and type, with links into the code.")
    yield Code("- [Everything](llms-full.txt): all of these pages in one file.")


def _resource_lines(
    design: Design, module: str, pages: OperationPages
) -> Iterator[Code]:
    operations = design.operations[module]
    resource = design.names.resource_of(operations[0])
    yield code("# {}", markdown_code(resource.called))
    about = pages.tag_text(resource.tags)
    if about:
        yield _EMPTY
        yield from markdown_paragraphs(about)
    for operation in operations:
        yield from operation_lines(pages.entry(operation))


def _webhook_lines(design: Design) -> Iterator[Code]:
    page = webhooks_page(design)
    yield from (Code("# Webhooks"), _EMPTY)
    yield Code(
        "Requests that the API sends by itself. A receiver hands over the request"
    )
    yield Code("as it came: its bytes and its headers.")
    for group in page.sample_groups:
        yield from sample_lines(group)
    for event in page.events:
        yield from event_lines(event)
