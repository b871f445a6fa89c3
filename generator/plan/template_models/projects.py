"""Files beside a package."""

from __future__ import annotations

from msgspec import Struct

from generator.text import Code


class MethodSummary(Struct, frozen=True):
    """An operation in the README of a package."""

    call: Code
    summary: Code


class Credential(Struct, frozen=True):
    """A credential of the client: its keyword, and its variable of the environment."""

    keyword: Code
    variable: Code | None


class Program(Struct, frozen=True):
    """An example that runs as it stands, line by line."""

    lines: tuple[Code, ...]


class ReadmeFile(Struct, frozen=True):
    """README.md beside a package, in Markdown.

    Attributes:
        environment: whether the environment can have the credentials.
        first: the first example; (), as the others, where no operation fits.
        testing: whether the package has the part `testing`; so for the others.
        methods: as many as a README can list.
        more_methods: whether there are others.
    """

    title: Code
    about: Code
    distribution: Code
    package: Code
    client: Code
    async_client: Code
    credentials: tuple[Credential, ...]
    environment: bool
    first: tuple[Program, ...]
    asynchronous: tuple[Program, ...]
    errors: tuple[Program, ...]
    response: tuple[Program, ...]
    pages: tuple[Program, ...]
    waiting: tuple[Program, ...]
    streaming: tuple[Program, ...]
    download: tuple[Program, ...]
    upload: tuple[Program, ...]
    docs: bool
    testing: bool
    cli: bool
    mcp: bool
    aiohttp: bool
    pyreqwest: bool
    otel: bool
    methods: tuple[MethodSummary, ...]
    more_methods: bool


class Extra(Struct, frozen=True):
    """The name of an extra, and its requirements."""

    name: Code
    requirements: tuple[Code, ...]


class ProjectField(Struct, frozen=True):
    """A key and its value, in TOML."""

    key: Code
    value: Code


class Script(Struct, frozen=True):
    """A program of a distribution, in TOML: its name, and the function that it calls."""

    name: Code
    function: Code


class Author(Struct, frozen=True):
    """A name, a mail address, or both, of whoever made a package."""

    fields: tuple[ProjectField, ...]


class ProjectFile(Struct, frozen=True):
    """pyproject.toml beside a package, in TOML."""

    name: Code
    version: Code
    description: Code
    package: Code
    requires_python: Code
    license: tuple[Code, ...]
    authors: tuple[Author, ...]
    keywords: tuple[Code, ...]
    urls: tuple[ProjectField, ...]
    extras: tuple[Extra, ...]
    scripts: tuple[Script, ...]
