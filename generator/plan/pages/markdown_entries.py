"""Operations, webhooks and types as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.plan.template_models.page_entries import (
    Attribute,
    Content,
    Link,
    ModelEntry,
    OperationEntry,
    Sample,
)
from generator.plan.template_models.pages import EventEntry
from generator.text import Code, code, join, markdown_code, markdown_text
from generator.text.markup import fenced_lines
from generator.text.safe_markdown import begins_with_paragraph, safe_markdown

_EMPTY = Code("")
_MANY_ATTRIBUTES = 60
_LANGUAGES = {"python": "python", "python-async": "python", "curl": "sh"}


def operation_lines(entry: OperationEntry) -> Iterator[Code]:
    """Yield the section of an operation: its call, its arguments, its answers."""
    route = f"{entry.method} {entry.path}"
    yield from _head_lines(entry, route, entry.returns)
    for group in entry.parameters:
        yield from _below_heading(markdown_text(group.title))
        for attribute in group.attributes:
            yield from _attribute_lines(attribute)
    yield from _sent_lines(entry.body)
    for response in entry.responses:
        error = markdown_code(response.error) if response.error else _EMPTY
        words = (Code("Response"), markdown_text(response.status), error)
        yield from _below_heading(spaced(words))
        for number, content in enumerate(response.contents):
            yield from (_EMPTY,) * bool(number)
            yield from (markdown_code(content.media), _EMPTY)
            yield from _content_lines(content)
    for samples in entry.sample_groups:
        yield from sample_lines(samples)
    for example in entry.examples[:1]:
        yield from _below_heading(code("Example: {}", markdown_text(example.title)))
        yield from fenced_lines(example.text, "json")


def event_lines(entry: EventEntry) -> Iterator[Code]:
    """Yield the section of a webhook or callback: what is sent, and how it is read."""
    yield from _head_lines(entry, f"{entry.method} {entry.name}", entry.returns)
    yield from _sent_lines(entry.contents)
    for samples in entry.sample_groups:
        yield from sample_lines(samples)


def model_lines(entry: ModelEntry) -> Iterator[Code]:
    """Yield the section of a type: its attributes, or its values."""
    yield from (_EMPTY, code("## {}", markdown_code(entry.name)), _EMPTY)
    if entry.about:
        yield from safe_markdown(entry.about)
        yield _EMPTY
    for attribute in entry.alias:
        yield markdown_code(attribute.type)
    for value in entry.values:
        yield code("- {}", markdown_code(value.value))
    for tree in entry.tree:
        for attribute in tree.attributes:
            yield from _attribute_lines(attribute)


def sample_lines(samples: Iterable[Sample]) -> Iterator[Code]:
    """Yield code that a reader can copy, each piece below its title."""
    for sample in samples:
        yield from _below_heading(markdown_text(sample.title))
        yield from fenced_lines(sample.code, _LANGUAGES[sample.language])


def linked(link: Link) -> Code:
    """Write a link whose text is code."""
    return code("[{}]({})", markdown_code(link.text), Code(link.url))


def markdown_link(link: Link) -> Code:
    """Write a link of the HTML pages as one of the Markdown pages; or its text alone."""
    if not link.url:
        text = link.text  # pieces such as ", " keep their margins
        margins = [Code(" " * each.isspace()) for each in (text[:1], text[-1:])]
        return code("{}{}{}", margins[0], markdown_text(text), margins[1])
    path, _, anchor = link.url.partition("#")
    target = f"models.md#{anchor.lower()}" if path.startswith("models/") else link.url
    return code("[{}]({})", markdown_text(link.text), Code(target))


def _head_lines(
    entry: OperationEntry | EventEntry, route: str, returns: tuple[Link, ...]
) -> Iterator[Code]:
    yield from (_EMPTY, code("## {}", markdown_text(entry.anchor)), _EMPTY)
    mark = Code("(deprecated)") if entry.deprecated else _EMPTY
    yield spaced((code("**{}**", markdown_text(entry.title)), mark))
    yield from (_EMPTY, markdown_code(route))
    if entry.about:
        yield _EMPTY
        yield from safe_markdown(entry.about)
    if returns:
        text = "".join(link.text for link in returns)
        yield from (_EMPTY, code("Returns {}.", markdown_code(text)))


def _sent_lines(contents: tuple[Content, ...]) -> Iterator[Code]:
    for content in contents:
        yield from _below_heading(code("Body: {}", markdown_code(content.media)))
        yield from _content_lines(content)


def _below_heading(title: Code) -> Iterator[Code]:
    yield from (_EMPTY, code("### {}", title), _EMPTY)


def _content_lines(content: Content) -> Iterator[Code]:
    """Write the attributes of a body; those of what is in it are with their types."""
    for body in content.attributes:
        if not body.trees:
            yield markdown_code(body.type)
        for number, tree in enumerate(body.trees):
            yield from (_EMPTY,) * bool(number)
            names = (markdown_code(tree.label or "body"), markdown_code(body.type))
            yield from (code("{} ({}):", *names), _EMPTY)
            for attribute in tree.attributes[:_MANY_ATTRIBUTES]:
                yield from _attribute_lines(attribute)
            if len(tree.attributes) > _MANY_ATTRIBUTES:
                yield Code("- and others, which are with the type")


def _attribute_lines(attribute: Attribute) -> Iterator[Code]:
    """Write an item of a list: the facts, and on the same line the text begins."""
    names = ", ".join(link.text for link in attribute.models)
    values = ", ".join(each.value for each in attribute.values)
    facts = (
        *attribute.marks,
        attribute.bounds,
        f"Default: {attribute.default}" if attribute.default else "",
        f"Values: {values}" if values else "",
    )
    head = spaced(
        (
            Code("-"),
            markdown_code(attribute.name or "value"),
            markdown_code(attribute.type),
            markdown_code(names) if names else _EMPTY,
            *(markdown_text(f"{each.rstrip('.')}.") for each in facts if each),
        )
    )
    lines = safe_markdown(attribute.about)
    if begins_with_paragraph(lines):
        yield spaced((head, lines[0]))
        lines = lines[1:]
    else:
        yield from (head, _EMPTY) if lines else (head,)
    for line in lines:
        yield code("  {}", line) if line.source else _EMPTY


def spaced(parts: Iterable[Code]) -> Code:
    """Write the parts that say something, with a space between them."""
    return join(" ", (each for each in parts if each.source))
