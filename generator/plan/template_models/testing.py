"""The parts ``testing`` and ``mcp``."""

from __future__ import annotations

from msgspec import Struct

from generator.text import Code


class TestingModule(Struct, frozen=True):
    """The package ``testing``, with the mock transport."""

    doc: Code
    transport_doc: Code
    all: Code


class FixturesModule(Struct, frozen=True):
    """The plugin of pytest."""

    doc: Code
    import_line: Code
    client: Code
    async_client: Code


class McpModule(Struct, frozen=True):
    """The package with the function that runs the server of tools."""

    doc: Code
    package: Code


class McpMainModule(Struct, frozen=True):
    """The module that calls it."""

    doc: Code


class ExamplesModule(Struct, frozen=True):
    """The module with the document's examples: three displays."""

    doc: Code
    replies: Code
    models: Code
    texts: Code
