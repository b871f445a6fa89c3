"""The plain tree that a document is read into: JSON's data model."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""A JSON value (RFC 8259). No two places of a tree share an object."""


_CONTAINERS = frozenset((dict, list))
"""The types of what holds further values; asking by `isinstance` takes twice as long."""


def measure(tree: Json) -> tuple[int, int]:
    """Return how deep `tree` nests containers, and how many values it holds."""
    depth, count = 0, 1
    level: list[Any] = [tree] if type(tree) in _CONTAINERS else []
    while level:
        depth += 1
        below: list[Any] = []
        for node in level:
            count += len(node)
            children = node.values() if type(node) is dict else node
            below += [c for c in children if type(c) in _CONTAINERS]
        level = below
    return depth, count


def clone(tree: Json) -> Json:
    """Return a copy of `tree` that shares no container with it."""
    if isinstance(tree, dict):
        return {key: clone(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [clone(value) for value in tree]
    return tree
