"""Documents as the validators of JSON Schema take them.

Some break OpenAPI 3.0; the generator lists that, here they only have to mean what they
say. A discriminator without a mapping stands back: the validators know the names of the
schemas as its only values, while documents let constants in the schemas tell. And what
is read-only or write-only matters in a property alone, the only place where it means
anything.
"""

from __future__ import annotations

from typing import Any

from tests.support.tree import Tree

_DIRECTIONS = ("readOnly", "writeOnly")


def repaired(tree: Tree) -> Tree:
    """Return a document whose schemas a validator of its version takes as meant."""
    return Tree(_repaired(tree.root, tree.is_30))


def _repaired(node: Any, is_30: bool, is_property: bool = False) -> Any:
    if isinstance(node, list):
        return [_repaired(each, is_30) for each in node]
    if not isinstance(node, dict):
        return node
    mended = {key: _member(key, value, is_30) for key, value in node.items()}
    for direction in () if is_property else _DIRECTIONS:
        mended.pop(direction, None)
    told = mended.get("discriminator")
    if isinstance(told, dict) and "propertyName" in told and not told.get("mapping"):
        del mended["discriminator"]
    kinds = mended.get("type")
    if is_30 and isinstance(kinds, list) and all(isinstance(k, str) for k in kinds):
        del mended["type"]
        mended["anyOf"] = [_of_kind(kind) for kind in kinds]
    return mended


def _member(key: str, value: Any, is_30: bool) -> Any:
    if key == "properties" and isinstance(value, dict):
        return {name: _repaired(each, is_30, True) for name, each in value.items()}
    return _repaired(value, is_30)


def _of_kind(kind: str) -> dict[str, Any]:
    return {"enum": [None]} if kind == "null" else {"type": kind}
