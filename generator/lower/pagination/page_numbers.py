"""Pages and offsets by numbers that a document does not declare (docs/extensions.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir import BodyPath, Kind, Pagination, Parameter, Type
from generator.ir.pagination import PAGE_SIZES
from generator.lower.pagination.page_candidates import (
    PageCandidate,
    Scalar,
    kind_of,
    spelled,
)
from generator.lower.pagination.page_position import (
    COUNTS,
    more_flag,
    next_url,
    only_integer,
    own_number,
)
from generator.pointers import step

_PAGES = ("page", "page_number", "page_num", "page_no", "page_index")
_OFFSETS = ("offset", "skip")
_STARTS = ("start_at", "start_index", "start")
"""Offsets whose first value is 0 or 1: the document has to say which, or the answer."""
_NUMBERS = (*_PAGES, *_OFFSETS, *_STARTS, "from")
_START = r"(?:pages? )?(?:number )?(?:starts?|starting|begins?|beginning|indexed)"
_ONE_BASED = re.compile(
    rf"\b1[ -]?(?:based|indexed)|one[ -]based|{_START} (?:at|from|with) 1\b",
    re.IGNORECASE,
)
_ZERO_BASED = re.compile(
    rf"\b0[ -]?(?:based|indexed)|zero[ -]based|{_START} (?:at|from|with) (?:0|zero)\b",
    re.IGNORECASE,
)


def infer_page(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """A page number whose first value is known, and a size or an end."""
    row = _page_number(candidate, found)
    if row is None:
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
        more=more_flag(found) or next_url(found),
        pages=only_integer(found, COUNTS),
        number=number,
        first=1 if first is None else first,
    )


def note_unknown_first(candidate: PageCandidate, found: list[Scalar]) -> None:
    """Say of pages with numbers that nothing says where these begin, if it is so."""
    row = _page_number(candidate, found)
    if row is None or _first(candidate, row) is not None or own_number(found):
        return
    message = (
        f"the operation has no iterate: {row.name} begins with 0 or with 1, and "
        "nothing says which; x-pagination can"
    )
    pointer = candidate.operation.pointer
    candidate.schemas.context.note("pagination-ambiguous", pointer, message)


def _page_number(candidate: PageCandidate, found: list[Scalar]) -> Parameter | None:
    """The parameter that is the number of a page, beside a size or an end."""
    row = _numbered(candidate, _PAGES)
    has_end = more_flag(found) or next_url(found) or only_integer(found, COUNTS)
    return row if has_end or _has_size(candidate) else None


def infer_offset(
    candidate: PageCandidate, found: list[Scalar], items: BodyPath, item: Type
) -> Pagination | None:
    """The offset of the first item, and a size."""
    row = _numbered(candidate, (*_OFFSETS, *_STARTS))
    if row is None or not _has_size(candidate):
        return None
    first, number = _first(candidate, row), None
    if first is None and spelled(row.name) in _STARTS:
        number = only_integer(found, frozenset((spelled(row.name),)))
        if number is None:
            return None
    return Pagination(
        "offset",
        items,
        item,
        ("query", row.name),
        more=more_flag(found) or next_url(found),
        number=number,
        first=first or 0,
    )


def takes_number(candidate: PageCandidate, cursor: str) -> bool:
    """Return whether an integer says where a page starts, beside a cursor.

    A deprecated one is left from before the cursor.
    """
    queries = candidate.queries()
    rows = [queries[name] for name in _NUMBERS if name in queries]
    kinds = [
        kind_of(candidate, row.type)
        for row in rows
        if row.name != cursor and not row.deprecated
    ]
    return Kind.INTEGER in kinds


def _numbered(candidate: PageCandidate, names: tuple[str, ...]) -> Parameter | None:
    """The one integer parameter of these names."""
    queries = candidate.queries()
    rows = [queries[name] for name in names if name in queries]
    rows = [row for row in rows if kind_of(candidate, row.type) is Kind.INTEGER]
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
