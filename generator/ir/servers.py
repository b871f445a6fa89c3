"""The servers that a document names."""

from __future__ import annotations

from generator.ir.values import Value


class ServerVariable(Value, frozen=True):
    """A part of a server's URL that the caller may choose."""

    name: str
    default: str
    known: tuple[str, ...] = ()
    description: str = ""


class Server(Value, frozen=True):
    """A base URL, with ``{variables}``."""

    url: str
    variables: tuple[ServerVariable, ...] = ()
    description: str = ""


class DocumentationServer(Value, frozen=True):
    """An MCP server that answers questions about the documentation of an API."""

    name: str
    url: str
