"""The pagination of an operation."""

from __future__ import annotations

from generator.ir.types import Type
from generator.ir.values import Value

BodyPath = tuple[str | int, ...]
"""The path to a value in a body: names on the wire, indices in arrays, -1 the last."""
ValueSource = BodyPath | str
"""A place in the body, or the name of a header field."""
Argument = tuple[str, str]
"""Location and name of a parameter; ``body`` is the location of a body's property."""
PAGE_SIZES = frozenset(
    ("limit", "per_page", "page_size", "pagesize", "size", "page_limit")
    + ("max_results", "count", "top", "take", "results_per_page")
)
"""Names, in snake case, of parameters that say how many items a page has."""


class Pagination(Value, frozen=True):
    """The step from one page of an operation to the next.

    Attributes:
        kind: ``cursor``, ``offset``, ``page``, ``url`` or ``link``.
        items: where the items of a page are.
        item_type: what an item is.
        argument: what says where a page starts; None for URLs.
        next: where an answer says how to go on.
        more: what is false, null, empty or absent on the last page.
        total: where the number of all items is, ``pages`` that of all pages. Where
            neither offsets nor pages are counted it only tells a walk that ended early.
        number: where a page says its own number, which tells whether the first is 0.
        first: the number of the first page, the offset of the first item.
    """

    kind: str
    items: BodyPath
    item_type: Type
    argument: Argument | None = None
    next: ValueSource | None = None
    more: ValueSource | None = None
    total: ValueSource | None = None
    pages: ValueSource | None = None
    number: ValueSource | None = None
    first: int = 0
