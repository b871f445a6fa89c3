"""Pagination as documents declare it: by ``x-pagination``."""

from __future__ import annotations

from generator.ir import Argument, Pagination, Place, Source
from generator.lower.context import Node
from generator.lower.json_paths import (
    to_place,
    to_source,
    type_at,
    unknown_keys,
    written,
)
from generator.lower.pagination.page_candidates import Shape

KINDS = ("cursor", "offset", "page", "url", "link")
_KEYS = frozenset(
    ("kind", "parameter", "next", "items", "more", "total", "pages", "first")
)
_NUMBERED = ("offset", "page")


class Misfit(Exception):
    """A declaration that does not fit its document; the message says why."""


def declared(shape: Shape, node: Node) -> Pagination:
    """Read ``x-pagination`` (docs/extensions.md).

    Raises:
        Misfit: it names what is not there.
    """
    if unknown := unknown_keys(node, _KEYS):
        raise Misfit(f"x-pagination has no {unknown}")
    kind = node.get("kind")
    if kind not in KINDS:
        raise Misfit(f"kind is one of {', '.join(KINDS)}")
    items = _items(shape, node)
    item = shape.item_type(items)
    if item is None:
        raise Misfit(f"the answer has no array at {written(items)}")
    argument = _argument(shape, node) if kind in ("cursor", *_NUMBERED) else None
    return Pagination(
        kind,
        items,
        item,
        argument,
        next=_required(shape, node, "next") if kind in ("cursor", "url") else None,
        more=_source(shape, node, "more"),
        total=_source(shape, node, "total") if kind in _NUMBERED else None,
        pages=_source(shape, node, "pages") if kind == "page" else None,
        first=first_number(shape, kind, node.get("first"), argument),
    )


def first_number(
    shape: Shape, kind: str, given: object, argument: Argument | None
) -> int:
    """The number of the first page: as given, by default, or else 1; 0 for items."""
    if type(given) is int:
        return given
    if given is not None:
        raise Misfit("first is an integer")
    default = shape.default(argument[1]) if kind == "page" and argument else None
    return default if type(default) is int else int(kind == "page")


def named_argument(shape: Shape, name: object) -> Argument:
    """The argument that a declaration names."""
    found = shape.argument(name) if isinstance(name, str) else None
    if found is None:
        raise Misfit(f"the operation has no parameter {name!r}")
    return found


def checked(shape: Shape, source: Source) -> Source:
    """A source that can be there: headers need not be documented."""
    if (
        not isinstance(source, str)
        and type_at(shape.schemas, shape.type, source) is None
    ):
        raise Misfit(f"the answer has nothing at {written(source)}")
    return source


def _argument(shape: Shape, node: Node) -> Argument:
    return named_argument(shape, node.get("parameter"))


def _items(shape: Shape, node: Node) -> Place:
    found = to_place(node["items"]) if "items" in node else shape.items_place()
    if found is not None:
        return found
    if "items" in node:
        raise _unreadable(node, "items")
    raise Misfit("items is needed: the answer has no array, or several")


def _required(shape: Shape, node: Node, key: str) -> Source:
    found = _source(shape, node, key)
    if found is None:
        raise Misfit(f"{key} is needed")
    return found


def _source(shape: Shape, node: Node, key: str) -> Source | None:
    if key not in node:
        return None
    found = to_source(node[key])
    if found is None:
        raise _unreadable(node, key)
    return checked(shape, found)


def _unreadable(node: Node, key: str) -> Misfit:
    return Misfit(f"{key} is no place such as $.data[-1].id: {node[key]!r}")
