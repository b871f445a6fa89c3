"""Properties of an answer that tell of its pages: the next, all of them, this one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ir import BodyPath
from generator.lower.pagination.page_candidates import Scalar

_STRING, _INTEGER = frozenset(("string",)), frozenset(("integer",))
_BOOLEAN = frozenset(("boolean",))
_MORE = frozenset(("has_more", "has_next", "has_next_page", "more"))
_NEXT_URLS = frozenset(("next", "next_url", "next_page", "next_page_url", "next_link"))
_URL_FORMATS = frozenset(("uri", "url", "uri-reference"))
_TOTALS = frozenset(
    ("total", "total_count", "total_items", "total_entries", "total_results")
    + ("total_records", "total_elements", "total_rows", "total_size", "total_number")
)
COUNTS = frozenset(
    ("total_pages", "num_pages", "last_page", "page_count", "pages_count", "pages")
)
"""Names of the number of all pages."""
_NUMBERS = frozenset(
    ("page", "current_page", "page_number", "page_num", "page_no", "page_index")
)
"""Names of a page's own number."""
_ODATA = frozenset(("_odata_next_link", "odata_next_link"))
"""The URL of the next page, `@odata.nextLink` in OData 4 and `odata.nextLink` in 3."""


def more_flag(found: Sequence[Scalar]) -> BodyPath | None:
    """The one boolean that says whether there is more."""
    rows = [row.place for row in found if row.name in _MORE and row.types == _BOOLEAN]
    return rows[0] if len(rows) == 1 else None


def total_count(found: Sequence[Scalar]) -> BodyPath | None:
    """The one number of all items; ``count`` often is that of a page."""
    return only_integer(found, _TOTALS)


def only_integer(found: Sequence[Scalar], names: frozenset[str]) -> BodyPath | None:
    """The only integer of the answer that has one of some names."""
    rows = [row.place for row in found if row.name in names and row.types == _INTEGER]
    return rows[0] if len(rows) == 1 else None


def own_number(found: Sequence[Scalar]) -> BodyPath | None:
    """The one number of the page itself; Spring Data's is called ``number``."""
    if only_integer(found, frozenset(("total_pages",))) is not None:
        return only_integer(found, _NUMBERS | {"number"})
    return only_integer(found, _NUMBERS)


def next_url(found: Sequence[Scalar]) -> BodyPath | None:
    """The one property that is the URL of the next page."""
    rows = [row.place for row in found if is_next_url(row)]
    if not rows and _is_of_django(found):
        return ("next",)
    return rows[0] if len(rows) == 1 else None


def _is_of_django(found: Sequence[Scalar]) -> bool:
    """Return whether a page is Django REST framework's, whose URLs need no format."""
    texts = {row.place for row in found if row.types == _STRING}
    counts = {row.place for row in found if row.types == _INTEGER}
    return {("next",), ("previous",)} <= texts and ("count",) in counts


def is_next_url(row: Scalar) -> bool:
    """Return whether a property is the URL of the next page, by its name and place."""
    if row.types != _STRING:
        return False
    above = [str(token) for token in row.place[:-1]]
    if row.name == "href":
        return above[-2:] in (["links", "next"], ["_links", "next"])
    if row.name in _ODATA:
        return True
    return row.name in _NEXT_URLS and (
        is_url(row) or above[:1] in (["links"], ["_links"])
    )


def is_url(row: Scalar) -> bool:
    """Return whether a property is a URL, by its format."""
    return row.format in _URL_FORMATS
