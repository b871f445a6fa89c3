"""TypeResolver that only point to another one, which then stands for both."""

from __future__ import annotations

from collections.abc import Container

from generator.lower.composition import (
    COMPOSITION_KEYWORDS,
    allows_null,
    is_annotation,
    is_only_null,
)
from generator.lower.context import Context


def resolve_transparent(
    context: Context, pointer: str, being_lowered: Container[str]
) -> tuple[str, bool]:
    """Return the target of a schema that says nothing but its one reference.

    Args:
        context: the document.
        pointer: of the schema.
        being_lowered: the schemas that are not done; one that may lead back is none to
            be led to.

    Returns:
        The pointer of the other schema, its own where it says something itself; and
        whether null is a value besides.
    """
    node = context.node(pointer)
    if not isinstance(node, dict) or COMPOSITION_KEYWORDS.isdisjoint(node):
        return pointer, False
    rest = {k: v for k, v in node.items() if k not in COMPOSITION_KEYWORDS}
    if not is_annotation(rest):
        return pointer, False
    branches = list(context.items(pointer, node, "allOf"))
    nodes = [node, *map(context.node, branches)]
    targets = [b for b in branches if not _says_nothing(context, b)]
    found = context.reference_target(pointer, node)
    targets += [found] if found is not None else []
    if len(targets) != 1:
        return pointer, False
    if targets[0] in being_lowered and _points_on(context, targets[0]):
        return pointer, False
    return targets[0], allows_null(node) or any(map(is_only_null, nodes))


def _says_nothing(context: Context, branch: str) -> bool:
    node = context.node(branch)
    return isinstance(node, dict) and is_annotation(node)


def _points_on(context: Context, target: str) -> bool:
    """Return whether a schema points on itself, perhaps to where one came from."""
    node = context.node(target)
    return isinstance(node, dict) and not {"$ref", "allOf"}.isdisjoint(node)
