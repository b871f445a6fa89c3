"""Pagination as documents declare it: by ``x-pagination``."""

from __future__ import annotations

from generator.ir import Argument, BodyPath, Pagination, ValueSource
from generator.lower.context import Node
from generator.lower.json_paths import (
    format_source,
    parse_path,
    parse_source,
    type_at,
    unknown_keys,
)
from generator.lower.pagination.page_candidates import PageCandidate

KINDS = ("cursor", "offset", "page", "url", "link")
_KEYS = frozenset(
    ("kind", "parameter", "next", "items", "more", "total", "pages", "number")
    + ("first",)
)
_NUMBERED = ("offset", "page")


class InvalidExtension(Exception):
    """A declaration that does not fit its document; the message says why."""


def declared(candidate: PageCandidate, node: Node) -> Pagination:
    """Read ``x-pagination`` (docs/extensions.md).

    Raises:
        InvalidExtension: it names what is not there.
    """
    if unknown := unknown_keys(node, _KEYS):
        raise InvalidExtension(f"x-pagination has no {unknown}")
    kind = node.get("kind")
    if kind not in KINDS:
        raise InvalidExtension(f"kind is one of {', '.join(KINDS)}")
    items = _items(candidate, node)
    item = candidate.item_type(items)
    if item is None:
        raise InvalidExtension(f"the answer has no array at {format_source(items)}")
    argument = _argument(candidate, node) if kind in ("cursor", *_NUMBERED) else None
    return Pagination(
        kind,
        items,
        item,
        argument,
        next=_required(candidate, node, "next") if kind in ("cursor", "url") else None,
        more=_source(candidate, node, "more"),
        total=_source(candidate, node, "total"),
        number=_source(candidate, node, "number") if kind == "page" else None,
        pages=_source(candidate, node, "pages") if kind == "page" else None,
        first=first_number(candidate, kind, node.get("first"), argument),
    )


def first_number(
    candidate: PageCandidate, kind: str, given: object, argument: Argument | None
) -> int:
    """The number of the first page: as given, by default, or else 1; 0 for items."""
    if type(given) is int:
        return given
    if given is not None:
        raise InvalidExtension("first is an integer")
    default = candidate.default(argument[1]) if kind == "page" and argument else None
    return default if type(default) is int else int(kind == "page")


def named_argument(candidate: PageCandidate, name: object) -> Argument:
    """The argument that a declaration names."""
    found = candidate.argument(name) if isinstance(name, str) else None
    if found is None:
        raise InvalidExtension(f"the operation has no parameter {name!r}")
    return found


def checked(candidate: PageCandidate, source: ValueSource) -> ValueSource:
    """A source that can be there: headers need not be documented."""
    if (
        not isinstance(source, str)
        and type_at(candidate.schemas, candidate.type, source) is None
    ):
        raise InvalidExtension(f"the answer has nothing at {format_source(source)}")
    return source


def _argument(candidate: PageCandidate, node: Node) -> Argument:
    if "parameter" not in node:
        raise InvalidExtension("parameter is needed")
    return named_argument(candidate, node["parameter"])


def _items(candidate: PageCandidate, node: Node) -> BodyPath:
    found = parse_path(node["items"]) if "items" in node else candidate.items_place()
    if found is not None:
        return found
    if "items" in node:
        raise _unreadable(node, "items")
    raise InvalidExtension("items is needed: the answer has no array, or several")


def _required(candidate: PageCandidate, node: Node, key: str) -> ValueSource:
    found = _source(candidate, node, key)
    if found is None:
        raise InvalidExtension(f"{key} is needed")
    return found


def _source(candidate: PageCandidate, node: Node, key: str) -> ValueSource | None:
    if key not in node:
        return None
    found = parse_source(node[key])
    if found is None:
        raise _unreadable(node, key)
    return checked(candidate, found)


def _unreadable(node: Node, key: str) -> InvalidExtension:
    return InvalidExtension(f"{key} is no place such as $.data[-1].id: {node[key]!r}")
