"""The layers of a schema: the node itself and all that it takes in by reference.

``allOf``, ``$ref`` and what stands beside them say things about one value at the same
time. A schema is therefore read as a list of plain nodes, the base first, each with
the differences between versions of OpenAPI already gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.lower.context import Context, Node, prose
from generator.pointers import step

_ANNOTATIONS = frozenset(
    ("$comment", "$schema", "title", "description", "summary", "default", "example")
    + ("examples", "deprecated", "readOnly", "writeOnly", "nullable", "externalDocs")
    + ("xml", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$defs")
    + ("definitions", "discriminator")
)  # fmt: skip
COMPOSITION_KEYWORDS = frozenset(("$ref", "allOf", "$dynamicRef", "$recursiveRef"))
_TYPES = frozenset(
    ("string", "integer", "number", "boolean", "array", "object", "null")
)


class Layer(Struct, frozen=True):
    """One node's own part of a schema.

    Attributes:
        types: the JSON types that it allows, or None for any; 3.0's ``nullable``
            and 3.1's type arrays are both in here.
        nullable: whether 3.0's ``nullable`` allows null here.
        impossible: whether the schema is ``false``.
    """

    pointer: str
    node: Node
    types: frozenset[str] | None
    nullable: bool = False
    impossible: bool = False

    @property
    def is_null(self) -> bool:
        """Return whether null is the only value that it allows."""
        return self.types == frozenset(("null",))


def is_annotation(node: Node) -> bool:
    """Return whether a node restricts nothing: descriptions, examples, extensions."""
    return all(key in _ANNOTATIONS or key.startswith("x-") for key in node)


def outermost_text(rows: tuple[Layer, ...], key: str) -> str:
    """The text that the outermost layer with such a member has there.

    Of references side by side the first one speaks: ``[Trip, Links]`` is a trip.
    """
    for end in range(len(rows), 0, -1):
        row = rows[end - 1]
        if key in row.node:
            return prose(row.node, key)
        parts = row.node.get("allOf")
        if isinstance(parts, list) and all(_is_reference(part) for part in parts):
            return _first_text(rows[: end - 1], step(row.pointer, "allOf"), key)
    return ""


def _first_text(rows: tuple[Layer, ...], parts: str, key: str) -> str:
    """The text of the first of the references at ``parts`` that has one."""
    start = 0
    for at, row in enumerate(rows, 1):
        if row.pointer.startswith(f"{parts}/"):
            text = outermost_text(rows[start:at], key)
            if text:
                return text
            start = at
    return ""


def _is_reference(node: object) -> bool:
    return isinstance(node, dict) and "$ref" in node


def compose(context: Context, pointer: str) -> tuple[Layer, ...]:
    """Return the layers of the schema at ``pointer``, each node once, base first."""
    node = context.node(pointer)
    if isinstance(node, dict) and COMPOSITION_KEYWORDS.isdisjoint(node):
        return (_layer(context, pointer),)
    found: list[Layer] = []
    seen = {pointer}
    waiting = [(pointer, _bases(context, pointer))]
    while waiting:  # not by recursion: references may go on for thousands of schemas
        here, bases = waiting[-1]
        base = next((row for row in bases if row not in seen), None)
        if base is None:
            waiting.pop()
            found.append(_layer(context, here))
        else:
            seen.add(base)
            waiting.append((base, _bases(context, base)))
    return tuple(found)


def _bases(context: Context, pointer: str) -> Iterator[str]:
    """Return the pointers of the schemas that a schema takes in, in order."""
    node = context.node(pointer)
    if isinstance(node, dict):
        target = context.reference_target(pointer, node)
        if target is not None:
            _note_siblings(context, pointer, node)
            yield target
        yield from context.items(pointer, node, "allOf")


def check_work(context: Context, pointers: Iterable[str]) -> None:
    """Refuse schemas whose layers are more than a document may have, before any is read.

    A chain of thousands of ``allOf`` has millions of layers; counting those is cheap.

    Args:
        context: the document.
        pointers: of the schemas that will all be read.

    Raises:
        DocumentError: reading them all would exceed the budget.
    """
    bases: dict[str, tuple[str, ...]] = {}
    work = 0
    for pointer in pointers:
        seen, waiting = {pointer}, [pointer]
        for here in waiting:
            if here not in bases:
                bases[here] = tuple(_bases(context, here))
            work += 1
            new = [base for base in bases[here] if base not in seen]
            seen.update(new)
            waiting += new
        context.require_budget(work, pointer)


def _note_siblings(context: Context, pointer: str, node: Node) -> None:
    """3.0 ignores what stands beside ``$ref``; documents that write it mean it."""
    others = [key for key in node if key != "$ref" and not key.startswith("x-")]
    if others and context.version == (3, 0):
        message = (
            f"{', '.join(others)} beside $ref: OpenAPI 3.0 ignores it, it is merged"
        )
        context.note("reference-siblings", pointer, message)


def _without_node(context: Context, pointer: str, value: object) -> Layer:
    if not isinstance(value, bool):
        context.warn("not-a-schema", pointer, "a schema is expected here")
    return Layer(pointer, {}, None, impossible=value is False)


def _layer(context: Context, pointer: str) -> Layer:
    node = context.node(pointer)
    if not isinstance(node, dict):
        return _without_node(context, pointer, node)
    nullable = allows_null(node)
    types = _types(context, pointer, node)
    if types is not None and nullable:
        types |= {"null"}
    return Layer(pointer, _normal(node), types, nullable)


def allows_null(node: Node) -> bool:
    """Return whether a node has 3.0's ``nullable``, or 2.0's ``x-nullable``."""
    return node.get("nullable") is True or node.get("x-nullable") is True


def is_only_null(node: object) -> bool:
    """Return whether an alternative says nothing but that null is allowed."""
    return isinstance(node, dict) and allows_null(node) and is_annotation(node)


def _types(context: Context, pointer: str, node: Node) -> frozenset[str] | None:
    if "type" not in node:
        return None
    value = node["type"]
    if value == "string" and node.get("format") == "int-or-string":  # of Kubernetes
        return frozenset(("integer", "string"))
    names = value if isinstance(value, list) else [value]
    names = ["null" if name is None else name for name in names]
    if context.version == (3, 0) and isinstance(value, list):
        context.note("type-array", pointer, "a list of types in OpenAPI 3.0")
    known = [name for name in names if isinstance(name, str) and name in _TYPES]
    if len(known) < len(names):
        context.warn("unknown-type", step(pointer, "type"), "no type of JSON Schema")
    return frozenset(known) or None


def _normal(node: Node) -> Node:
    """Write 3.0's boolean exclusive bounds as JSON Schema 2020-12 does."""
    if "exclusiveMinimum" not in node and "exclusiveMaximum" not in node:
        return node
    changes: dict[str, Any] = {}
    for bound, key in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        exclusive = node.get(key)
        if isinstance(exclusive, bool):
            changes[key] = node.get(bound) if exclusive else None
            if exclusive:
                changes[bound] = None
    if not changes:
        return node
    merged = {**node, **changes}
    return {key: value for key, value in merged.items() if value is not None}
