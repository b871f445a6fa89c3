"""The plain tree that a document is read into: JSON's data model."""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""A JSON value (RFC 8259). No two places of a tree share an object."""


def measure(tree: Json) -> tuple[int, int]:
    """Return how deep `tree` nests containers, and how many values it holds."""
    depth, count = 0, 1
    level = [tree] if isinstance(tree, dict | list) else []
    while level:
        depth += 1
        below: list[dict[str, Json] | list[Json]] = []
        for node in level:
            count += len(node)
            children = node.values() if isinstance(node, dict) else node
            below += [c for c in children if isinstance(c, dict | list)]
        level = below
    return depth, count


def clone(tree: Json) -> Json:
    """Return a copy of `tree` that shares no container with it."""
    if isinstance(tree, dict):
        return {key: clone(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [clone(value) for value in tree]
    return tree
