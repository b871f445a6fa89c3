"""The pages as Markdown, for other site tools and for language models.

`api.md` lists everything with links into the code; `llms.txt` is the way to the rest
(llmstxt.org), and `llms-full.txt` is the rest in one file.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.pages.models import plan_models
from generator.plan.pages.operations import OperationPages
from generator.plan.template_models.page_entries import (
    Attribute,
    Link,
    ModelEntry,
    OperationEntry,
)
from generator.plan.template_models.pages import (
    MarkdownFile,
)
from generator.text import Code, code, join, markdown_code, markdown_text
from generator.text.markup import fenced_lines, markdown_paragraphs

_EMPTY = Code("")
_MANY_ATTRIBUTES = 60
_LANGUAGES = {"python": "python", "python-async": "python", "curl": "sh"}


def api_file(design: Design) -> MarkdownFile:
    """Plan ``api.md``: every resource, method and type, with links into the code."""
    return MarkdownFile(tuple(_api_lines(design)))


def llms_file(design: Design) -> MarkdownFile:
    """Plan ``llms.txt``."""
    return MarkdownFile(tuple(_llms_lines(design)))


def llms_full_file(design: Design) -> MarkdownFile:
    """Plan ``llms-full.txt``: all resources and types, one after the other."""
    lines = [*_title_lines(design)]
    for module in design.operations:
        if design.operations[module]:
            lines += _resource_lines(design, module)
    lines += [_EMPTY, Code("# Types")]
    for entry in plan_models(design, tuple(design.site.model_urls)):
        lines += _model_lines(entry)
    return MarkdownFile(tuple(lines))


def resource_file(design: Design, module: str) -> MarkdownFile:
    """Plan the Markdown page of a resource."""
    return MarkdownFile(tuple(_resource_lines(design, module)))


def models_file(design: Design) -> MarkdownFile:
    """Plan the Markdown page of all types."""
    lines = [Code("# Types")]
    for entry in plan_models(design, tuple(design.site.model_urls)):
        lines += _model_lines(entry)
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
            code("## {}", _linked(Link(resource.called, target))),
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
            returned = pages.returned(operation)
            line = code(
                "- {} {} {}",
                _linked(Link(f"{called}()", page)),
                Code("->"),
                join("", map(_markdown_link, returned)) if returned else Code("None"),
            )
            route = markdown_code(f"{operation.method} {operation.path}")
            yield code("{} ({})", line, route)
    yield from _all_types(design)


def _type_lines(types: tuple[Link, ...]) -> Iterator[Code]:
    if types:
        yield from (Code("Types:"), _EMPTY)
        for each in types:
            yield code("- {}", _markdown_link(each))
        yield _EMPTY


def _all_types(design: Design) -> Iterator[Code]:
    classes = design.class_names()
    if classes:
        yield from (_EMPTY, Code("## Types"), _EMPTY)
    for home, names in classes.items():
        target = f"../../{design.package}/models/{home}.py"
        for name in sorted(names):
            yield code("- {}", _linked(Link(name, target)))


def _llms_lines(design: Design) -> Iterator[Code]:
    yield from _title_lines(design)
    yield from (_EMPTY, Code("## Resources"), _EMPTY)
    pages = OperationPages(design)
    for resource in design.names.resources.values():
        operations = design.operations.get(resource.module, ())
        if operations:
            link = Link(resource.called, f"resources/{resource.module}.md")
            about = markdown_text(pages.tag_text(resource.tags))
            count = Code(f"{len(operations)} operations. ")
            yield code("- {}: {}{}", _linked(link), count, about)
    yield from (_EMPTY, Code("## More"), _EMPTY)
    yield Code("- [Types](models.md): every type with its attributes.")
    yield Code("- [List](api.md): every method and type, with links into the code.")
    yield Code("- [Everything](llms-full.txt): all of these pages in one file.")


# Operations.


def _resource_lines(design: Design, module: str) -> Iterator[Code]:
    operations = design.operations[module]
    resource = design.names.resource_of(operations[0])
    pages = OperationPages(design)
    yield code("# {}", markdown_code(resource.called))
    about = pages.tag_text(resource.tags)
    if about:
        yield _EMPTY
        yield from markdown_paragraphs(about)
    for operation in operations:
        yield from _operation_lines(pages.entry(operation))


def _operation_lines(entry: OperationEntry) -> Iterator[Code]:
    yield from (_EMPTY, code("## {}", markdown_text(entry.anchor)), _EMPTY)
    yield code("**{}** {}", markdown_text(entry.title), _deprecated(entry.deprecated))
    yield _EMPTY
    yield code("{}", markdown_code(f"{entry.method} {entry.path}"))
    if entry.about:
        yield _EMPTY
        yield from markdown_paragraphs(entry.about)
    if entry.returns:
        text = "".join(link.text for link in entry.returns)
        yield from (_EMPTY, code("Returns {}.", markdown_code(text)))
    for group in entry.parameters:
        yield from (_EMPTY, code("### {}", markdown_text(group.title)), _EMPTY)
        for attribute in group.attributes:
            yield _attribute_line(attribute)
    for content in entry.body:
        yield from (_EMPTY, code("### Body: {}", markdown_code(content.media)), _EMPTY)
        yield from _content_lines(content.attributes)
    for response in entry.responses:
        status = markdown_text(response.status)
        error = markdown_code(response.error) if response.error else _EMPTY
        yield from (_EMPTY, code("### Response {} {}", status, error), _EMPTY)
        for content in response.contents:
            yield code("{}", markdown_code(content.media))
            yield _EMPTY
            yield from _content_lines(content.attributes)
    for sample in (each for group in entry.sample_groups for each in group):
        yield from (_EMPTY, code("### {}", markdown_text(sample.title)), _EMPTY)
        yield from fenced_lines(sample.code, _LANGUAGES[sample.language])
    for example in entry.examples[:1]:
        yield from (
            _EMPTY,
            code("### Example: {}", markdown_text(example.title)),
            _EMPTY,
        )
        yield from fenced_lines(example.text, "json")


def _content_lines(bodies: tuple[Attribute, ...]) -> Iterator[Code]:
    """Write the attributes of a body; those of what is in it are with their types."""
    for body in bodies:
        yield from _body_lines(body)


def _body_lines(body: Attribute) -> Iterator[Code]:
    if not body.trees:
        yield code("{}", markdown_code(body.type))
    for tree in body.trees:
        names = (markdown_code(tree.label or "body"), markdown_code(body.type))
        yield from (code("{} ({}):", *names), _EMPTY)
        for attribute in tree.attributes[:_MANY_ATTRIBUTES]:
            yield _attribute_line(attribute)
        if len(tree.attributes) > _MANY_ATTRIBUTES:
            yield Code("- and others, which are with the type")
        yield _EMPTY


def _attribute_line(attribute: Attribute) -> Code:
    names = ", ".join(link.text for link in attribute.models)
    words = [*attribute.marks, attribute.bounds, _default(attribute)]
    words += [f"Values: {', '.join(each.value for each in attribute.values)}."] * bool(
        attribute.values
    )
    return code(
        "- {} {}{} {} {}",
        markdown_code(attribute.name or "value"),
        markdown_code(attribute.type),
        code(" {}", markdown_code(names)) if names else _EMPTY,
        markdown_text(". ".join(word.rstrip(".") for word in words if word)),
        markdown_text(attribute.about),
    )


def _default(attribute: Attribute) -> str:
    return f"Default: {attribute.default}" if attribute.default else ""


# Types.


def _model_lines(entry: ModelEntry) -> Iterator[Code]:
    yield from (_EMPTY, code("## {}", markdown_code(entry.name)), _EMPTY)
    if entry.about:
        yield from markdown_paragraphs(entry.about)
        yield _EMPTY
    for attribute in entry.alias:
        yield code("{}", markdown_code(attribute.type))
    for value in entry.values:
        yield code("- {}", markdown_code(value.value))
    for tree in entry.tree:
        for attribute in tree.attributes:
            yield _attribute_line(attribute)


def _linked(link: Link) -> Code:
    return code("[{}]({})", markdown_code(link.text), Code(link.url))


def _markdown_link(link: Link) -> Code:
    if not link.url:
        return markdown_text(link.text)
    path, _, anchor = link.url.partition("#")
    target = f"models.md#{anchor.lower()}" if path.startswith("models/") else link.url
    return code("[{}]({})", markdown_text(link.text), Code(target))


def _deprecated(is_deprecated: bool) -> Code:
    return Code("(deprecated)") if is_deprecated else _EMPTY
