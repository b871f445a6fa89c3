"""The operations of a document, found by operationId or by method and path."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from msgspec import Struct

from generator.diagnostics import DocumentError
from generator.document import Document
from generator.pointers import step

_METHODS = frozenset(
    ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
)
_PARAMETER = re.compile(r"\{[^{}]*\}")


class OperationNode(Struct, frozen=True, eq=False):
    """An operation as the document writes it.

    Attributes:
        pointer: of the operation, references followed.
        item: pointer of the Path Item that holds it.
        method: in capitals.
        path: as the document has it.
        node: the Operation Object itself, not a copy.
    """

    pointer: str
    item: str
    method: str
    path: str
    node: dict[str, Any]

    @property
    def operation_id(self) -> str:
        """The operationId; empty where there is none."""
        value = self.node.get("operationId")
        return value if isinstance(value, str) else ""

    @property
    def route(self) -> str:
        """Method and path, such as ``GET /pets/{id}``."""
        return f"{self.method} {self.path}"

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, empty where they are no list."""
        tags = self.node.get("tags")
        return tuple(map(str, tags)) if isinstance(tags, list) else ()


class OperationIndex:
    """All operations of a document's paths."""

    def __init__(self, document: Document) -> None:
        self.operations = tuple(_operations(document))
        self._by_name: dict[str, OperationNode] = {}
        for operation in reversed(self.operations):
            self._by_name[shape(operation.route)] = operation
            if operation.operation_id:
                self._by_name[operation.operation_id] = operation

    def find(self, name: str) -> OperationNode | None:
        """Return the operation that an operationId or ``GET /path`` names.

        The names of path parameters do not matter: ``GET /pets/{pet}`` is
        ``get /pets/{id}``.
        """
        return self._by_name.get(name) or self._by_name.get(shape(name))

    def suggest(self, name: str) -> str | None:
        """Return advice that names the operation nearest to a misspelled name."""
        names = dict.fromkeys(
            text for row in self.operations for text in (row.operation_id, row.route)
        )
        close = difflib.get_close_matches(name, filter(None, names), 1)
        return f"did you mean {close[0]!r}?" if close else None


def shape(route: str) -> str:
    """Return method and path without the names of parameters and a last slash."""
    method, _, path = route.strip().partition(" ")
    return f"{method.upper()} {_PARAMETER.sub('{}', path.strip()).rstrip('/')}"


def _operations(document: Document) -> Iterator[OperationNode]:
    paths = document.root.get("paths")
    for path in paths if isinstance(paths, dict) else ():
        if path.startswith("x-"):
            continue
        for item, node in _followed(document, step("#", "paths", path)):
            yield from _of_item(document, item, path, node)


def _followed(document: Document, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the object that a pointer leads to; validation tells of dangling ones."""
    with suppress(DocumentError):
        target = document.follow(pointer)
        node = document.at(target)
        if isinstance(node, dict):
            yield target, node


def _of_item(
    document: Document, item: str, path: str, node: dict[str, Any]
) -> Iterator[OperationNode]:
    methods = [(method, step(item, method)) for method in node if method in _METHODS]
    more = node.get("additionalOperations")
    around = step(item, "additionalOperations")
    methods += [(key, step(around, key)) for key in more or ()] if _is(more) else []
    for method, pointer in methods:
        for target, operation in _followed(document, pointer):
            yield OperationNode(target, item, method.upper(), path, operation)


def _is(node: object) -> bool:
    return isinstance(node, dict)
