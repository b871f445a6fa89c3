"""Dynamic references: schemas that leave a part open for those that use them.

JSON Schema 2020-12, section 8.2.3.2 (``$dynamicRef``), and 2019-09's ``$recursiveRef``.
A component that takes in an open schema is read as a copy of it, with its own
definitions and properties; a dynamic reference in the copy then leads to the outermost
anchor around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.pointers import escape, step

Node = Mapping[str, Any]
Read = Callable[[str], Any]
Follow = Callable[[str, Node], tuple[str, Node] | None]
"""Returns pointer and node of what the ``$ref`` of a node at a pointer leads to."""
_DYNAMIC = ("$dynamicRef", "$recursiveRef")
_MOST_LEVELS = 10
"""The most open schemas that may take one another in."""


class DynamicInstances:
    """The components that take in open schemas, each as one schema without them."""

    def __init__(self, root: Node, follow: Follow) -> None:
        self._follow = follow
        self._nodes: dict[str, Node] = {}
        self._sources: dict[str, str] = {}
        components = root.get("components")
        schemas = components.get("schemas") if isinstance(components, Mapping) else None
        for name, node in schemas.items() if isinstance(schemas, Mapping) else ():
            if isinstance(node, Mapping) and _has_anchor(node):
                self._add(f"#/components/schemas/{escape(str(name))}", node)

    def __bool__(self) -> bool:
        return bool(self._nodes)

    def __contains__(self, pointer: str) -> bool:
        return pointer in self._nodes

    def node(self, pointer: str) -> Node:
        """Return the instance at a pointer."""
        return self._nodes[pointer]

    def source_pointers(self, pointer: str) -> Iterator[str]:
        """Yield where a node below an instance may be copied from, nearest first."""
        for copy, source in reversed(self._sources.items()):
            below = pointer.removeprefix(f"{copy}/")
            if below != pointer:
                yield f"{source}/{below}"

    def _add(self, pointer: str, node: Node) -> None:
        instance = self._instance(pointer, node, 0)
        if instance is not node and _is_open(instance):
            self._nodes[pointer] = instance

    def _instance(self, pointer: str, node: Node, level: int) -> Node:
        """Return a node with copies of the open schemas that it takes in."""
        if level > _MOST_LEVELS:
            return node
        branches = node.get("allOf")
        if isinstance(branches, list):
            copies = [
                self._copy(step(pointer, "allOf", str(index)), branch, level)
                for index, branch in enumerate(branches)
            ]
            if any(a is not b for a, b in zip(copies, branches, strict=True)):
                node = {**node, "allOf": copies}
        if "$ref" in node:
            target = self._copy(pointer, {"$ref": node["$ref"]}, level)
            if "$ref" not in target:
                return _joined(target, node)
        return node

    def _copy(self, pointer: str, node: Any, level: int) -> Any:
        """Return what a reference leads to, if that leaves anything open."""
        if not isinstance(node, Mapping) or node.keys() - {"description"} != {"$ref"}:
            return node
        found = self._follow(pointer, node)
        if found is None:
            return node
        source, target = found
        copy = self._instance(source, target, level + 1)
        if not _is_open(copy):
            return node
        self._sources[pointer] = source
        return copy


def dynamic_target(pointer: str, node: Node, read: Read) -> str | None:
    """Return where a dynamic reference leads: the outermost anchor around it."""
    if "$recursiveRef" in node:
        anchored = [
            p for p in _around(pointer) if _has(read(p), "$recursiveAnchor", True)
        ]
        return anchored[0] if anchored else None
    name = str(node.get("$dynamicRef")).rpartition("#")[2]
    for above in _around(pointer):
        around = read(above)
        if _has(around, "$dynamicAnchor", name):
            return above
        definitions = around.get("$defs") if isinstance(around, Mapping) else None
        rows = definitions.items() if isinstance(definitions, Mapping) else ()
        for key, definition in rows:
            if _has(definition, "$dynamicAnchor", name):
                return f"{above}/$defs/{key}"
    return None


def _has_anchor(node: Node) -> bool:
    definitions = node.get("$defs")
    rows = definitions.values() if isinstance(definitions, Mapping) else ()
    return any(
        isinstance(row, Mapping)
        and ("$dynamicAnchor" in row or row.get("$recursiveAnchor") is True)
        for row in (node, *rows)
    )


def _is_open(node: object) -> bool:
    """Return whether a dynamic reference stands anywhere below a node."""
    waiting = [node]
    for here in waiting:
        if isinstance(here, Mapping):
            if any(key in here for key in _DYNAMIC):
                return True
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here
    return False


def _joined(target: Node, node: Node) -> Node:
    """Return an open schema with what a schema that refers to it adds."""
    own = {key: value for key, value in node.items() if key != "$ref"}
    joined = {**target, **own}
    for key in ("$defs", "properties"):
        if isinstance(target.get(key), Mapping) and isinstance(own.get(key), Mapping):
            joined[key] = {**target[key], **own[key]}
    for key in ("required", "allOf"):
        if isinstance(target.get(key), list) and isinstance(own.get(key), list):
            joined[key] = [*own[key], *target[key]]
    return joined


def _around(pointer: str) -> Iterator[str]:
    """The pointers of what is around a node, the outermost component first."""
    tokens = pointer.split("/")
    for length in range(min(4, len(tokens)), len(tokens)):
        yield "/".join(tokens[:length])


def _has(node: object, key: str, value: object) -> bool:
    return isinstance(node, Mapping) and node.get(key) == value
