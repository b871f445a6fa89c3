"""The description of the pages of an operation."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from msgspec import Struct

from ..json_path import Place, Source

T = TypeVar("T")

Kind = Literal["cursor", "offset", "page", "url", "link"]


class Pagination(Struct, Generic[T], frozen=True, eq=False):
    """The way from one page of items to the next one; `T` is the type of an item.

    By `kind`, the next page starts at: the `cursor` found at `next`; the `offset` of
    its first item; its `page` number; the `url` found at `next`; the URL of the
    response's `link` header with the relation `next` (RFC 8288). The first three are
    sent as `argument`.

    The last page is the one after which nothing of the kind follows, and the one whose
    `more` is false, null or empty, or absent after pages that had it. Offsets and page
    numbers, which follow always, also end with a page without items, after `total`
    items or `pages` pages, and at a `Link` header that leads to other pages and not to
    a next one. `first` is the number of the first page, or the offset of the first
    item; where a page says its own `number`, that holds instead. Pages without numbers
    do not end by `total`: a first page that is the last, and has fewer items, is an
    error.
    """

    kind: Kind
    items: Place = ()
    argument: str | None = None
    next: Source | None = None
    more: Source | None = None
    total: Source | None = None
    pages: Source | None = None
    number: Source | None = None
    first: int = 0
