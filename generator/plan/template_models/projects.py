"""Files beside a package."""

from __future__ import annotations

from msgspec import Struct

from generator.text import Code


class MethodSummary(Struct, frozen=True):
    """An operation in the README of a package."""

    call: Code
    summary: Code


class ReadmeFile(Struct, frozen=True):
    """README.md beside a package, in Markdown.

    Attributes:
        arguments: the credentials of the client's constructor.
        testing: whether the package has the part `testing`; so for the other three.
    """

    title: Code
    about: Code
    distribution: Code
    package: Code
    client: Code
    async_client: Code
    arguments: Code
    testing: bool
    aiohttp: bool
    pyreqwest: bool
    otel: bool
    methods: tuple[MethodSummary, ...]


class Extra(Struct, frozen=True):
    """An optional dependency, in TOML."""

    name: Code
    requirement: Code


class Author(Struct, frozen=True):
    """A name, a mail address, or both, of whoever made a package."""

    name: Code | None
    email: Code | None


class ProjectUrl(Struct, frozen=True):
    """A link of a package."""

    label: Code
    url: Code


class ProjectFile(Struct, frozen=True):
    """pyproject.toml beside a package, in TOML."""

    name: Code
    version: Code
    description: Code
    package: Code
    requires_python: Code
    license: Code | None
    authors: tuple[Author, ...]
    keywords: tuple[Code, ...]
    urls: tuple[ProjectUrl, ...]
    extras: tuple[Extra, ...]
