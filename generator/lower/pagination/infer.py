"""Pagination that a document does not declare: only where its candidate leaves no doubt.

The rules, of which the first that fits decides, are in docs/extensions.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.ir import (
    BodyPath,
    Kind,
    Object,
    Pagination,
    Parameter,
    Primitive,
    Reference,
    Type,
    UnionOf,
)
from generator.ir.pagination import PAGE_SIZES
from generator.lower.json_paths import type_at, unaliased
from generator.lower.pagination.page_candidates import PageCandidate, Scalar
from generator.lower.pagination.page_position import (
    COUNTS,
    is_next_url,
    is_url,
    more_flag,
    next_url,
    only_integer,
    own_number,
    total_count,
)
from generator.pointers import step

_PAGES = ("page", "page_number", "page_num")
_OFFSETS = ("offset", "skip")
_CURSORS = frozenset(("cursor", "after", "starting_after", "page_after"))
_NEXT_CURSORS = frozenset(("next_cursor", "end_cursor", "next"))
_AFTER = ("starting_after", "after")
_START = r"(?:pages? )?(?:number )?(?:starts?|starting|begins?|beginning|indexed)"
_ONE_BASED = re.compile(
    rf"\b1[ -]?(?:based|indexed)|one[ -]based|{_START} (?:at|from|with) 1\b",
    re.IGNORECASE,
)
_ZERO_BASED = re.compile(
    rf"\b0[ -]?(?:based|indexed)|zero[ -]based|{_START} (?:at|from|with) (?:0|zero)\b",
    re.IGNORECASE,
)
_LINKED = (
    frozenset(("page", "since", "before", "after", "cursor", "offset")) | PAGE_SIZES
)


def infer(candidate: PageCandidate) -> Pagination | None:
    """The pagination of an operation whose candidate leaves no doubt."""
    if candidate.operation.method != "GET":
        return None
    place = candidate.items_place()
    item = None if place is None else candidate.item_type(place)
    if place is None or item is None:
        return None
    found = list(candidate.scalars())
    fitting = [
        pagination
        for rule in (_cursor, _last_item, _link, _page, _offset, _url)
        if (pagination := rule(candidate, found, place, item)) is not None
    ]
    return _choose(candidate, found, fitting)


def _choose(
    candidate: PageCandidate, found: list[Scalar], fitting: list[Pagination]
) -> Pagination | None:
    """Choose the first way that fits, unless another one is safer.

    A server that takes a cursor *and* a number walks by numbers until it is sent a
    cursor, and gives none before. Numbers then are the way, if the answer has a total
    that shows their end; else none is.
    """
    chosen = fitting[0] if fitting else None
    numbered = [row for row in fitting if row.kind in ("offset", "page")]
    if chosen is None or chosen.kind != "cursor" or not numbered:
        return chosen
    safe = next((row for row in numbered if row.pages or total_count(found)), None)
    if safe is None:
        message = (
            "the operation has no iterate: it takes a cursor and a number, and no "
            "total says where pages end; x-pagination can say how they are walked"
        )
        pointer = candidate.operation.pointer
        candidate.schemas.context.note("pagination-ambiguous", pointer, message)
    return safe


def _cursor(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """A parameter, and exactly one property that is its next value."""
    rows = [
        (parameter.name, row.place)
        for name, parameter in candidate.queries().items()
        for row in found
        if _continues(name, parameter, row) and _same_kind(candidate, parameter, row)
    ]
    if len(rows) != 1:
        return None
    name, place = rows[0]
    if _begins_with_text(candidate.queries(), name):
        return None
    return Pagination(
        "cursor",
        items,
        item,
        ("query", name),
        place,
        more=more_flag(found),
        total=total_count(found),
    )


def _begins_with_text(queries: Mapping[str, Parameter], name: str) -> bool:
    """Return whether the first page has to be asked for, by a cursor of its own."""
    texts = (row.description for row in queries.values() if row.name == name)
    return any("empty string" in text.lower() for text in texts)


def _continues(name: str, parameter: Parameter, row: Scalar) -> bool:
    """Return whether a property is named as the next value of a parameter."""
    if row.name == f"next_{name}":
        return True
    inside = str(row.place[-2]) if len(row.place) > 1 else ""
    if inside in ("next_page", "next") and row.key == parameter.name:
        return True
    if name == "cursor" and row.name == "next_page":
        return not is_next_url(row)
    if name == "continue":
        return row.name == "continue" and row.place[:-1] == ("metadata",)
    return (
        name in _CURSORS
        and row.name in _NEXT_CURSORS
        and not (is_url(row) or is_next_url(row))
    )


def _same_kind(candidate: PageCandidate, parameter: Parameter, row: Scalar) -> bool:
    kinds = {Kind.STRING: "string", Kind.INTEGER: "integer"}
    return row.types == frozenset((kinds.get(_kind(candidate, parameter.type), ""),))


def _kind(candidate: PageCandidate, type_: Type) -> Kind:
    plain = unaliased(candidate.schemas, type_)
    return plain.kind if isinstance(plain, Primitive) else Kind.ANY


def _last_item(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """``starting_after`` or ``after`` beside ``has_more``: the id of the last item."""
    more = more_flag(found)
    queries = candidate.queries()
    rows = [queries[name] for name in _AFTER if name in queries]
    if more is None or len(rows) != 1 or _kind(candidate, rows[0].type) != Kind.STRING:
        return None
    place: BodyPath = ("last_id",)
    if place not in [row.place for row in found]:
        if not _has_id(candidate, item):
            return None
        place = (*items, -1, "id")
    return Pagination("cursor", items, item, ("query", rows[0].name), place, more=more)


def _has_id(candidate: PageCandidate, item: Type) -> bool:
    """Return whether every item has a string ``id``."""
    plain = unaliased(candidate.schemas, item)
    if isinstance(plain, UnionOf):
        return all(_has_id(candidate, member) for member in plain.members)
    if not isinstance(plain, Reference):
        return False
    declared = candidate.schemas.declarations.get(plain.pointer)
    if not isinstance(declared, Object):
        return False
    found = type_at(candidate.schemas, plain, ("id",))
    return isinstance(found, Primitive) and found.kind is Kind.STRING


def _link(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """A documented ``Link`` header, and a parameter that has to do with pages."""
    if candidate.has_header("link") and not _LINKED.isdisjoint(candidate.queries()):
        return Pagination("link", items, item, total=total_count(found))
    return None


def _page(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """A page number whose first value is known, and a size or an end."""
    row = _numbered(candidate, _PAGES)
    more = more_flag(found) or next_url(found)
    pages = only_integer(found, COUNTS)
    if row is None or not (more or pages or _has_size(candidate)):
        return None
    first, number = _first(candidate, row), None
    if first is None:
        number = own_number(found)
        if number is None:
            return None
    return Pagination(
        "page",
        items,
        item,
        ("query", row.name),
        more=more,
        pages=pages,
        number=number,
        first=1 if first is None else first,
    )


def _offset(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """The offset of the first item, and a size."""
    row = _numbered(candidate, _OFFSETS)
    if row is None or not _has_size(candidate):
        return None
    more = more_flag(found) or next_url(found)
    return Pagination("offset", items, item, ("query", row.name), more=more)


def _url(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """A property that is the URL of the next page."""
    place = next_url(found)
    if place is None:
        return None
    return Pagination("url", items, item, next=place, total=total_count(found))


def _numbered(candidate: PageCandidate, names: tuple[str, ...]) -> Parameter | None:
    """The one integer parameter of these names."""
    queries = candidate.queries()
    rows = [queries[name] for name in names if name in queries]
    rows = [row for row in rows if _kind(candidate, row.type) is Kind.INTEGER]
    return rows[0] if len(rows) == 1 else None


def _has_size(candidate: PageCandidate) -> bool:
    return not PAGE_SIZES.isdisjoint(candidate.queries())


def _first(candidate: PageCandidate, row: Parameter) -> int | None:
    """The number of the first page: the default, else the least one, else in words."""
    for value in (*row.default, *_minimum(candidate, row)):
        if type(value) is int and value in (0, 1):
            return value
    words = [(_ONE_BASED, 1), (_ZERO_BASED, 0)]
    rows = [number for pattern, number in words if pattern.search(row.description)]
    return rows[0] if len(rows) == 1 else None


def _minimum(candidate: PageCandidate, row: Parameter) -> Iterator[object]:
    node = candidate.schemas.context.node(row.pointer)
    if isinstance(node, dict) and "schema" in node:
        yield candidate.schemas.merged(step(row.pointer, "schema")).keyword("minimum")
