"""Pages about an SDK: plain texts, which the templates escape, and safe HTML."""

from __future__ import annotations

from msgspec import Struct

from generator.plan.template_models.data import Copy
from generator.plan.template_models.page_entries import (
    Attribute,
    Content,
    Link,
    ModelEntry,
    OperationEntry,
    Sample,
)
from generator.text import Code
from generator.text.html import Html

SearchRow = tuple[str, str, str, str, str, str]


class Entry(Struct, frozen=True):
    """An entry of the navigation.

    Attributes:
        link: from the root of the pages.
        is_here: whether it leads to this page, or to one that this page belongs to.
        contents: links to the sections of the page, if it is this one.
    """

    link: Link
    is_here: bool = False
    contents: tuple[Link, ...] = ()


class Frame(Struct, frozen=True):
    """The frame of every page.

    Attributes:
        title: of the page.
        site: the title of the API.
        version: of the API.
        root: the way from the page to the root of the pages: empty or ``../``.
        entries: of the navigation.
    """

    title: str
    site: str
    version: str
    root: str
    entries: tuple[Entry, ...]


class ResourcePage(Struct, frozen=True):
    """The operations of a resource, or a part of them."""

    frame: Frame
    called: str
    description: Html
    parts: tuple[Link, ...]
    operations: tuple[OperationEntry, ...]


class ModelsPage(Struct, frozen=True):
    """Some of the types."""

    frame: Frame
    models: tuple[ModelEntry, ...]


class ModelsIndex(Struct, frozen=True):
    """Links to all types, by page."""

    frame: Frame
    groups: tuple[LinkGroup, ...]


class LinkGroup(Struct, frozen=True):
    """Links under a title."""

    title: Link
    about: Html
    links: tuple[Link, ...]


class ServerEntry(Struct, frozen=True):
    """A server, with the variables of its URL."""

    url: str
    description: Html
    variables: tuple[Attribute, ...]


class CredentialEntry(Struct, frozen=True):
    """A keyword of the client for a credential, and its environment variable."""

    keyword: str
    variable: str
    description: Html


class McpSnippet(Struct, frozen=True):
    """A configuration of MCP servers to copy."""

    title: str
    file: str
    text: str


class IndexPage(Struct, frozen=True):
    """The first page.

    Attributes:
        distribution: what pip installs.
        server_url: of the server that answers questions about the documentation.
    """

    frame: Frame
    description: Html
    package: str
    distribution: str
    sample_groups: tuple[tuple[Sample, ...], ...]
    servers: tuple[ServerEntry, ...]
    credentials: tuple[CredentialEntry, ...]
    has_environment: bool
    server_url: str
    snippets: tuple[McpSnippet, ...]
    groups: tuple[LinkGroup, ...]


class ErrorEntry(Struct, frozen=True):
    """A class of errors."""

    name: str
    base: str
    meaning: str


class ErrorsPage(Struct, frozen=True):
    """The errors that calls raise."""

    frame: Frame
    sample_groups: tuple[tuple[Sample, ...], ...]
    errors: tuple[ErrorEntry, ...]


class EventEntry(Struct, frozen=True):
    """A webhook or callback.

    Attributes:
        anchor: the fragment of its URL, and the function that reads it.
        name: in the document.
        returns: what the function returns.
        about: its description as the document has it, in Markdown.
    """

    anchor: str
    title: str
    name: str
    method: str
    returns: tuple[Link, ...]
    deprecated: bool
    about: str
    description: Html
    contents: tuple[Content, ...]
    sample_groups: tuple[tuple[Sample, ...], ...]


class WebhooksPage(Struct, frozen=True):
    """The page of what the API sends by itself."""

    frame: Frame
    sample_groups: tuple[tuple[Sample, ...], ...]
    events: tuple[EventEntry, ...]


class SearchPage(Struct, frozen=True):
    """The page that finds operations and types."""

    frame: Frame


class SearchIndex(Struct, frozen=True):
    """The data of the search, as a script.

    Attributes:
        rows: type of entry, title, route, name in Python, URL and text of each.
    """

    rows: tuple[SearchRow, ...]


class StaticFile(Struct, frozen=True):
    """A file of every set of pages, by its name among the templates."""

    name: str


class TextFile(Struct, frozen=True):
    """A file of plain text or JSON, as it is."""

    text: str


class MarkdownFile(Struct, frozen=True):
    """A file of Markdown, line by line."""

    lines: tuple[Code, ...]


class CollectedFile(Struct, frozen=True):
    """A file of lines of its own and of whole other files, in this order."""

    pieces: tuple[MarkdownFile | Copy, ...]
