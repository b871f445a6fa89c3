"""A document as the lowering stage reads it: following references, taking notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, cast

from generator.diagnostics import Diagnostic, DocumentError, Severity
from generator.document import Document
from generator.document.meter import limit_exceeded
from generator.limits import DEFAULT_LIMITS
from generator.lower.dynamic_references import DynamicInstances, dynamic_target
from generator.pointers import escape, member, step, unescape

Node = Mapping[str, Any]


class Context:
    """Reads nodes by pointer and collects what the stage has to say.

    Attributes:
        document: the loaded document.
        version: ``(3, 0)``, ``(3, 1)`` or ``(3, 2)``.
    """

    def __init__(
        self, document: Document, max_work: int = DEFAULT_LIMITS.max_work
    ) -> None:
        self.document = document
        self._max_work = self._work_left = max_work
        major, minor = str(document.root["openapi"]).split(".")[:2]
        self.version = (int(major), int(minor))
        self._notes: dict[tuple[str, str], Diagnostic] = {}
        self._nodes: dict[str, Any] = {}
        self._instances = DynamicInstances(
            document.root, partial(_open_schema, document)
        )

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics so far, in order, each code once for each node."""
        return tuple(self._notes.values())

    def warn(self, code: str, pointer: str, message: str) -> None:
        """Note something that the emitted SDK types less tightly than it could.

        A node that is no object or array where one is needed has an error already.
        """
        if pointer in self.document.misshapen:
            return
        found = Diagnostic(code, Severity.WARNING, message, pointer)
        self._notes.setdefault((code, pointer), found)

    def note(self, code: str, pointer: str, message: str) -> None:
        """Note how something unusual was understood."""
        found = Diagnostic(code, Severity.NOTE, message, pointer)
        self._notes.setdefault((code, pointer), found)

    def charge_budget(self, work: int, pointer: str) -> None:
        """Count what is read at a pointer against the budget."""
        self._work_left -= work
        self.require_budget(0, pointer)

    def require_budget(self, work: int, pointer: str) -> None:
        """Refuse the document where so much work is more than what is left."""
        if self._work_left < work:
            refusal = limit_exceeded("work", self._max_work, pointer=pointer)
            raise DocumentError(refusal.diagnostics, self.document)

    def node(self, pointer: str) -> Any:
        """The plain value at a pointer."""
        try:
            return self._nodes[pointer]
        except KeyError:
            found = self._nodes[pointer] = self._read(pointer)
            return found

    def _cache_node(self, pointer: str, value: Any) -> str:
        """Remember what is at a pointer, which next to nobody meets without reading it."""
        if pointer not in self._instances:
            self._nodes[pointer] = value
        return pointer

    def _read(self, pointer: str) -> Any:
        """Read a node from the one around it, which most often is known."""
        if pointer in self._instances:
            return self._instances.node(pointer)
        if "#/" not in pointer:
            return self.document.at(pointer)
        around, _, token = pointer.rpartition("/")
        found = member(self.node(around), unescape(token))
        if found is None:
            raise KeyError(pointer)
        return found[0]

    def _source_pointer(self, pointer: str) -> str:
        """Return where a node is written that may be in a copy of an open schema."""
        if not self._has(pointer):
            for source in self._instances.source_pointers(pointer):
                if self._has(source):
                    return source
        return pointer

    def _has(self, pointer: str) -> bool:
        try:
            self.document.at(pointer)
        except KeyError:
            return False
        return True

    def reference_target(self, pointer: str, node: Node) -> str | None:
        """Return the target of a schema's reference, static or dynamic; None without one."""
        if "$ref" in node:
            return self.target(pointer, node["$ref"])
        if "$dynamicRef" not in node and "$recursiveRef" not in node:
            return None
        found = dynamic_target(pointer, node, self.node)
        if found is None:
            self.note("unbound-reference", pointer, "the dynamic reference is unbound")
        return found

    def target(self, pointer: str, ref: object) -> str | None:
        """The pointer that a ``$ref`` at ``pointer`` leads to; None when it dangles."""
        if pointer in self.document.broken_references:
            return None  # which loading has told
        if not isinstance(ref, str):
            self.warn("invalid-reference", pointer, "$ref is not a string")
            return None
        try:
            return self.document.resolve(
                ref, self._source_pointer(pointer) if self._instances else pointer
            )
        except DocumentError as failure:
            for found in failure.diagnostics:
                self.warn(found.code, pointer, found.message)
            return None

    def follow(self, pointer: str) -> tuple[str, Node]:
        """Go from a Reference Object to what it refers to, through any number.

        Returns:
            Pointer and node of the target; an empty node where it is no object or
            the references never end.
        """
        seen: set[str] = set()
        while pointer not in seen:
            seen.add(pointer)
            node = self.node(pointer)
            if not isinstance(node, Mapping):
                self.warn("not-an-object", pointer, "an object is expected here")
                return pointer, {}
            if "$ref" not in node:
                return pointer, node
            target = self.target(pointer, node["$ref"])
            if target is None:
                return pointer, {}
            pointer = target
        self.warn("circular-reference", pointer, "$ref leads back to itself")
        return pointer, {}

    def members(self, pointer: str, node: Node, key: str) -> Iterator[tuple[str, str]]:
        """The names of an object-valued member and the pointers of its values."""
        child = as_node(node).get(key)
        if isinstance(child, dict):
            around = step(pointer, key)
            for name, value in child.items():
                yield str(name), self._cache_node(
                    f"{around}/{escape(str(name))}", value
                )
        elif child is not None:
            self.warn("not-an-object", step(pointer, key), f"{key} is not an object")

    def items(self, pointer: str, node: Node, key: str) -> Iterator[str]:
        """The pointers of the items of an array-valued member."""
        child = as_node(node).get(key)
        if isinstance(child, list):
            around = step(pointer, key)
            for place, value in enumerate(child):
                yield self._cache_node(f"{around}/{place}", value)
        elif child is not None:
            self.warn("not-an-array", step(pointer, key), f"{key} is not an array")


def _open_schema(
    document: Document, pointer: str, node: Node
) -> tuple[str, Node] | None:
    """Return what a reference leads to, for schemas that dynamic ones take in."""
    try:
        target = document.resolve(str(node["$ref"]), pointer)
    except DocumentError:
        return None
    found = document.at(target)
    return (target, found) if isinstance(found, Mapping) else None


def as_node(value: object) -> Node:
    """A value that should be an object, as one: empty where it is none."""
    return cast("Node", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any] | None:
    """A value that may be an array, as one; None where it is none."""
    found: list[Any] | None = value if isinstance(value, list) else None
    return found


def text(node: Node, key: str) -> str:
    """A string member, or an empty string."""
    value = node.get(key)
    return value if isinstance(value, str) else ""


def prose(node: Node, key: str) -> str:
    """Return a text for readers, such as `description`; empty where it is blank."""
    value = text(node, key)
    return "" if value.isspace() else value


def flag(node: Node, key: str) -> bool:
    """A boolean member, false unless it is true."""
    return node.get(key) is True


def python_name(node: Node) -> str | None:
    """Return the value of ``x-python-name``, if it is text."""
    return text(node, "x-python-name") or None
