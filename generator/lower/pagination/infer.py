"""Pagination that a document does not declare: only where its candidate leaves no doubt.

The rules, of which the first that fits decides, are in docs/extensions.md.
"""

from __future__ import annotations

from collections.abc import Mapping

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
from generator.lower.pagination.page_candidates import (
    PageCandidate,
    Scalar,
    kind_of,
)
from generator.lower.pagination.page_numbers import (
    infer_offset,
    infer_page,
    note_unknown_first,
    takes_number,
)
from generator.lower.pagination.page_position import (
    is_next_url,
    is_url,
    more_flag,
    next_url,
    total_count,
)

_CURSORS = frozenset(("cursor", "after", "starting_after", "page_after"))
_NEXT_CURSORS = frozenset(("next_cursor", "end_cursor", "next"))
_SAME = frozenset(
    ("next_token", "next_page_token", "next_cursor", "continuation_token")
)
"""Names of both the parameter and its next value: they say which of the two it is."""
_AFTER = ("starting_after", "after", "after_id")
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
        for rule in (_cursor, _last_item, _link, infer_page, infer_offset, _url)
        if (pagination := rule(candidate, found, place, item)) is not None
    ]
    if not fitting:
        note_unknown_first(candidate, found)
        return None
    return _choose(candidate, found, fitting)


def _choose(
    candidate: PageCandidate, found: list[Scalar], fitting: list[Pagination]
) -> Pagination | None:
    """Choose the first way that fits, unless another one is safer.

    A server that takes a cursor *and* a number walks by numbers until it is sent a
    cursor, and gives none before. Numbers then are the way, if the answer has a total
    that shows their end; else none is.
    """
    chosen = fitting[0]
    if chosen.kind != "cursor" or chosen.argument is None:
        return chosen
    if not takes_number(candidate, chosen.argument[1]):
        return chosen
    numbered = [row for row in fitting if row.kind in ("offset", "page")]
    safe = next((row for row in numbered if row.pages or total_count(found)), None)
    if safe is None:
        message = (
            "the operation has no iterate: it takes a cursor and a number, and "
            "nothing says for certain where the pages of either begin and end; "
            "x-pagination can say how they are walked"
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
    if row.name == name and (
        name in _SAME or (name == "continue" and row.place[:-1] == ("metadata",))
    ):
        return True
    inside = str(row.place[-2]) if len(row.place) > 1 else ""
    if inside in ("next_page", "next") and row.key == parameter.name:
        return True
    if name == "cursor" and row.name == "next_page":
        return not is_next_url(row)
    return (
        name in _CURSORS
        and row.name in _NEXT_CURSORS
        and not (is_url(row) or is_next_url(row))
    )


def _same_kind(candidate: PageCandidate, parameter: Parameter, row: Scalar) -> bool:
    kinds = {Kind.STRING: "string", Kind.INTEGER: "integer"}
    return row.types == frozenset((kinds.get(kind_of(candidate, parameter.type), ""),))


def _last_item(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """``starting_after`` or ``after`` beside ``has_more``: the id of the last item."""
    more = more_flag(found)
    queries = candidate.queries()
    rows = [queries[name] for name in _AFTER if name in queries]
    if (
        more is None
        or len(rows) != 1
        or kind_of(candidate, rows[0].type) != Kind.STRING
    ):
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


def _url(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """A property that is the URL of the next page."""
    place = next_url(found)
    if place is None:
        return None
    return Pagination("url", items, item, next=place, total=total_count(found))
