"""The document as migrations see it: parameters and fields of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.configuration.operation_index import OperationIndex, OperationNode
from generator.document import Document
from generator.pointers import step


class DocumentView:
    """Looks things up in the document that a configuration is for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.operations = OperationIndex(document)
        self.root = document.root

    def has_operation(self, name: str) -> bool:
        """Return whether there is an operation of this method and path."""
        return self.operations.find(name) is not None

    def parameters(self, name: str) -> frozenset[str]:
        """Return the names of an operation's parameters and JSON body's properties."""
        operation = self.operations.find(name)
        if operation is None:
            return frozenset()
        return frozenset(self._names(operation))

    def response_fields(self, name: str) -> frozenset[str]:
        """Return the properties of an operation's JSON success; "" for an array."""
        operation = self.operations.find(name)
        if operation is None:
            return frozenset()
        around = step(operation.pointer, "responses")
        for status, _ in self._members(operation.node.get("responses")):
            if status.startswith("2"):
                response = self._document.follow(step(around, status))
                return frozenset(self._content_fields(response))
        return frozenset()

    def _names(self, operation: OperationNode) -> Iterator[str]:
        for holder in (operation.item, operation.pointer):
            node = self._node(holder)
            rows = node.get("parameters")
            for index in range(len(rows) if isinstance(rows, list) else 0):
                place = self._document.follow(step(holder, "parameters", index))
                yield str(self._node(place).get("name"))
        if "requestBody" in operation.node:
            place = self._document.follow(step(operation.pointer, "requestBody"))
            yield from self._content_fields(place)

    def _content_fields(self, pointer: str) -> Iterator[str]:
        for media, node in self._members(self._node(pointer).get("content")):
            if "json" in media and isinstance(node, dict) and "schema" in node:
                yield from self._fields(step(pointer, "content", media, "schema"), 8)

    def _fields(self, pointer: str, depth: int) -> Iterator[str]:
        """Yield properties, of every part of `allOf`; an array is ``""``."""
        pointer = self._document.follow(pointer)
        node = self._node(pointer)
        if node.get("type") == "array":
            yield ""
        yield from (name for name, _ in self._members(node.get("properties")))
        parts = node.get("allOf")
        if depth and isinstance(parts, list):
            for index in range(len(parts)):
                yield from self._fields(step(pointer, "allOf", index), depth - 1)

    def _node(self, pointer: str) -> Mapping[str, Any]:
        node = self._document.at(pointer)
        return node if isinstance(node, dict) else {}

    def _members(self, node: object) -> Iterator[tuple[str, Any]]:
        return iter(node.items()) if isinstance(node, dict) else iter(())
