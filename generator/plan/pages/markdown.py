"""The pages as Markdown, for other site tools and for language models.

`api.md` lists everything with links into the code; `llms.txt` is the way to the rest
(llmstxt.org), and `llms-full.txt` is the rest in one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

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
from generator.plan.pages.operations import OperationPages, tag_text
from generator.plan.pages.site_map import WEBHOOKS_MARKDOWN
from generator.plan.pages.webhooks import webhooks_page
from generator.plan.project_files import distribution_name
from generator.plan.template_models import Copy
from generator.plan.template_models.page_entries import Link, ModelEntry, OperationEntry
from generator.plan.template_models.pages import CollectedFile, MarkdownFile
from generator.plan.webhook_events import callback_payloads
from generator.text import Code, code, join, literal, markdown_code, markdown_text
from generator.text.markup import fenced_lines
from generator.text.safe_markdown import safe_markdown, safe_markdown_line

_EMPTY = Code("")


def api_file(design: Design) -> MarkdownFile:
    """Plan ``api.md``: every resource, method and type, with links into the code."""
    return MarkdownFile(tuple(_api_lines(design)))


def llms_file(design: Design) -> MarkdownFile:
    """Plan ``llms.txt``."""
    return MarkdownFile(tuple(_llms_lines(design)))


def llms_full_file(design: Design) -> CollectedFile:
    """Plan ``llms-full.txt``: all resources and types, one after the other."""
    modules = [module for module, rows in design.operations.items() if rows]
    paths = [f"resources/{module}.md" for module in modules]
    paths += [WEBHOOKS_MARKDOWN] * bool(callback_payloads(design.api))
    pages = tuple(Copy(f"docs/{design.package}/{path}") for path in paths)
    types = Copy(f"docs/{design.package}/models.md")
    title = MarkdownFile(tuple(_title_lines(design)))
    return CollectedFile((title, *pages, MarkdownFile((_EMPTY,)), types))


def resource_file(
    design: Design, module: str, entries: Iterable[OperationEntry]
) -> MarkdownFile:
    """Plan the Markdown page of a resource from the entries of its pages."""
    return MarkdownFile(tuple(_resource_lines(design, module, entries)))


def webhooks_file(design: Design) -> MarkdownFile:
    """Plan the Markdown page of webhooks and callbacks."""
    return MarkdownFile(tuple(_webhook_lines(design)))


def models_file(entries: Iterable[ModelEntry]) -> MarkdownFile:
    """Plan the Markdown page of all types from the entries of their pages."""
    lines = chain.from_iterable(map(model_lines, entries))
    return MarkdownFile((Code("# Types"), *lines))


def _title_lines(design: Design) -> Iterator[Code]:
    yield code("# {}", markdown_text(design.title))
    yield _EMPTY
    about = f"A typed Python SDK for {sentence(design.title)}"
    yield code("> {}", markdown_text(about))
    if design.api.description.strip():
        yield _EMPTY
        yield from safe_markdown(design.api.description)
    yield from _installation_lines(design)


def _installation_lines(design: Design) -> Iterator[Code]:
    yield _EMPTY
    yield from fenced_lines(f"pip install {distribution_name(design)}", "sh")


# The list of everything.


def _api_lines(design: Design) -> Iterator[Code]:
    yield code("# {}", markdown_text(design.title))
    yield from _installation_lines(design)
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
    for resource in design.names.resources.values():
        operations = design.operations.get(resource.module, ())
        if operations:
            link = Link(resource.called, f"resources/{resource.module}.md")
            about = safe_markdown_line(tag_text(design.api, resource.tags))
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
    design: Design, module: str, entries: Iterable[OperationEntry]
) -> Iterator[Code]:
    resource = design.names.resource_of(design.operations[module][0])
    yield code("# {}", markdown_code(resource.called))
    about = tag_text(design.api, resource.tags)
    if about:
        yield _EMPTY
        yield from safe_markdown(about)
    for entry in entries:
        yield from operation_lines(entry)


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
