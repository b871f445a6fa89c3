"""Dynamic references: schemas that leave a place open for those that use them.

JSON Schema 2020-12, section 8.2.3.2 (``$dynamicRef``), and 2019-09's ``$recursiveRef``.
A schema that refers to an open one and says what goes into the place is read as a copy
of the open schema with its own definitions; a dynamic reference then leads to the
outermost definition around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Node = Mapping[str, Any]
Read = Callable[[str], Any]


def dynamic_instances(
    root: Node, read: Callable[[str, Node], Node | None]
) -> dict[str, Node]:
    """The component schemas that fill in open ones, each as one schema.

    Args:
        root: the document.
        read: returns the node that a ``$ref`` of a node at a pointer leads to.
    """
    components = root.get("components")
    schemas = components.get("schemas") if isinstance(components, Mapping) else None
    if not isinstance(schemas, Mapping):
        return {}
    found: dict[str, Node] = {}
    for name, node in schemas.items():
        if isinstance(node, Mapping) and "$ref" in node and _fills_in(node):
            token = str(name).replace("~", "~0").replace("/", "~1")
            pointer = f"#/components/schemas/{token}"
            target = read(pointer, node)
            if target is not None:
                found[pointer] = _filled(target, node)
    return found


def dynamic_target(pointer: str, node: Node, read: Read) -> str | None:
    """Where a dynamic reference leads: the outermost definition around it."""
    if "$recursiveRef" in node:
        anchored = [
            p for p in _around(pointer) if _has(read(p), "$recursiveAnchor", True)
        ]
        return anchored[0] if anchored else None
    name = str(node.get("$dynamicRef")).rpartition("#")[2]
    for place in _around(pointer):
        around = read(place)
        if _has(around, "$dynamicAnchor", name):
            return place
        definitions = around.get("$defs") if isinstance(around, Mapping) else None
        for key, row in definitions.items() if isinstance(definitions, Mapping) else ():
            if _has(row, "$dynamicAnchor", name):
                return f"{place}/$defs/{key}"
    return None


def _fills_in(node: Node) -> bool:
    definitions = node.get("$defs")
    rows = definitions.values() if isinstance(definitions, Mapping) else ()
    return any(isinstance(r, Mapping) and "$dynamicAnchor" in r for r in (node, *rows))


def _filled(target: Node, node: Node) -> Node:
    own = {key: value for key, value in node.items() if key != "$ref"}
    definitions = {**target.get("$defs", {}), **node.get("$defs", {})}
    return {**target, **own, "$defs": definitions}


def _around(pointer: str) -> Iterator[str]:
    """The pointers of what is around a node, the outermost component first."""
    tokens = pointer.split("/")
    for length in range(min(4, len(tokens)), len(tokens)):
        yield "/".join(tokens[:length])


def _has(node: object, key: str, value: object) -> bool:
    return isinstance(node, Mapping) and node.get(key) == value
