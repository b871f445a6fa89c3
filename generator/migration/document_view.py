"""The document as migrations see it: parameters and fields of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.configuration.operation_index import OperationIndex, OperationNode
from generator.diagnostics import DocumentError
from generator.document import Document
from generator.migration.result import as_mapping
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

    def has_schema(self, pointer: str) -> bool:
        """Return whether there is something at a JSON Pointer."""
        try:
            return self._document.at(pointer) is not None
        except (KeyError, DocumentError):
            return False

    def arguments(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the location and name of each parameter and property of the body."""
        operation = self.operations.find(name)
        return tuple(dict.fromkeys(self._arguments(operation))) if operation else ()

    def parameters(self, name: str) -> frozenset[str]:
        """Return the names of an operation's parameters and body's properties."""
        return frozenset(wire for _, wire in self.arguments(name))

    def response_fields(self, name: str) -> frozenset[str]:
        """Return the properties of an operation's JSON success; "" for an array."""
        operation = self.operations.find(name)
        if operation is None:
            return frozenset()
        status = self._success(operation)
        if not status:
            return frozenset()
        pointer = step(operation.pointer, "responses", status)
        return frozenset(
            self._content_fields(self._document.follow(pointer), ("json",))
        )

    def success_content(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return the status of an operation's first success, and its media types.

        Both are empty where the response is declared elsewhere, or has no content.
        """
        operation = self.operations.find(name)
        status = self._success(operation) if operation else ""
        if operation is None or not status:
            return "", ()
        response = operation.node["responses"][status]
        return status, tuple(map(str, as_mapping(as_mapping(response).get("content"))))

    def _success(self, operation: OperationNode) -> str:
        """Return the status of an operation's first success, empty for none."""
        rows = self._members(operation.node.get("responses"))
        return next((status for status, _ in rows if status.startswith("2")), "")

    def _arguments(self, operation: OperationNode) -> Iterator[tuple[str, str]]:
        for holder in (operation.item, operation.pointer):
            node = self._node(holder)
            rows = node.get("parameters")
            for index in range(len(rows) if isinstance(rows, list) else 0):
                place = self._document.follow(step(holder, "parameters", index))
                node = self._node(place)
                yield str(node.get("in")), str(node.get("name"))
        if "requestBody" in operation.node:
            place = self._document.follow(step(operation.pointer, "requestBody"))
            for name in self._content_fields(place, ("json", "form")):
                yield "body", name

    def _content_fields(self, pointer: str, kinds: tuple[str, ...]) -> Iterator[str]:
        """Yield the properties of content whose media types have a word of `kinds`."""
        for media, node in self._members(self._node(pointer).get("content")):
            is_read = any(kind in media for kind in kinds)
            if is_read and isinstance(node, dict) and "schema" in node:
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
