"""Entries of pages: plain texts, which the templates escape, and safe HTML."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from generator.text.html import Html

Sort = Literal["object", "enumeration", "alias"]


class Link(Struct, frozen=True, order=True):
    """A text that leads somewhere, from the root of the pages; nowhere without a URL."""

    text: str
    url: str = ""


class EnumRow(Struct, frozen=True):
    """A value that is allowed."""

    value: str
    description: Html


class Attribute(Struct, frozen=True):
    """An attribute in a tree.

    Attributes:
        type: in the words of JSON Schema: ``string(date-time)``.
        models: links to the types that it names.
        python: its name in Python where that is another one.
        marks: ``Required`` and the like.
        about: its description as the document has it, in Markdown.
        bounds: a sentence about the values that are allowed.
        default: as JSON, or empty.
        examples: as JSON.
        trees: of the objects that it can hold.
    """

    name: str
    type: str
    models: tuple[Link, ...] = ()
    python: str = ""
    marks: tuple[str, ...] = ()
    about: str = ""
    description: Html = Html("")
    bounds: str = ""
    values: tuple[EnumRow, ...] = ()
    default: str = ""
    examples: tuple[str, ...] = ()
    trees: tuple[Tree, ...] = ()


class Tree(Struct, frozen=True):
    """The attributes of an object; printed once, and then by its key.

    Attributes:
        key: tells it from all other trees of a page.
        label: what is folded away.
        attributes: its attributes.
        is_open: whether it is unfolded at first.
    """

    key: str
    label: str
    attributes: tuple[Attribute, ...]
    is_open: bool = False


class Content(Struct, frozen=True):
    """A body of one media type."""

    media: str
    attributes: tuple[Attribute, ...]


class ResponseEntry(Struct, frozen=True):
    """An answer of an operation."""

    status: str
    description: Html
    error: str
    contents: tuple[Content, ...]
    headers: tuple[Attribute, ...]
    links: tuple[Html, ...]


class ParameterGroup(Struct, frozen=True):
    """The parameters in one location."""

    title: str
    attributes: tuple[Attribute, ...]


class Sample(Struct, frozen=True):
    """Code that a reader can copy and run.

    Attributes:
        language: ``python``, ``python-async`` or ``curl``.
        title: what stands over it.
        code: what is copied.
    """

    language: str
    title: str
    code: str


class Example(Struct, frozen=True):
    """A body as it can look."""

    title: str
    text: str


class Note(Struct, frozen=True):
    """Something that a view of a method does: its effect, around its expression."""

    before: str
    after: str
    called: str


class OperationEntry(Struct, frozen=True):
    """An operation on the page of its resource.

    Attributes:
        anchor: the fragment of its URL.
        called: the expression that calls it.
        returns: what its method returns.
        credentials: keywords of the client, for each way to authenticate.
        notes: how it pages, waits, streams.
        is_signed: whether its requests are signed, which curl cannot do.
    """

    anchor: str
    title: str
    method: str
    path: str
    called: str
    returns: tuple[Link, ...]
    deprecated: bool
    about: str
    description: Html
    credentials: tuple[tuple[str, ...], ...]
    notes: tuple[Note, ...]
    parameters: tuple[ParameterGroup, ...]
    body: tuple[Content, ...]
    body_description: Html
    body_required: bool
    responses: tuple[ResponseEntry, ...]
    sample_groups: tuple[tuple[Sample, ...], ...]
    is_signed: bool
    examples: tuple[Example, ...]


class ModelEntry(Struct, frozen=True):
    """A declared type on its page.

    Attributes:
        other_name: of the class that is sent, where that is another one.
        alias: of which type it is another name.
        used_by: operations and types that speak of it.
        more_uses: how many others do.
    """

    name: str
    other_name: str
    sort: Sort
    deprecated: bool
    about: str
    description: Html
    alias: tuple[Attribute, ...]
    values: tuple[EnumRow, ...]
    tree: tuple[Tree, ...]
    used_by: tuple[Link, ...]
    more_uses: int
