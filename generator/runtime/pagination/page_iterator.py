"""One walk over the pages of an operation: written once, for both kinds of client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from ..call import Call, RawResponse
from ..dispatch import Dispatcher
from ..errors import ApiError, DecodeError, NotFoundError
from ..json_path import Place, Source, is_present, look_up, read
from ..messages import Headers
from ..operation import Operation
from ..options import RequestOptions
from ..retry import go_to
from ..serialization import Issue
from ..transport import PreparedRequest
from .cycle_detection import CycleDetector
from .links import is_last_page, next_page
from .pagination import Pagination


class Paged(NamedTuple):
    """An operation with the arguments of a call, the pages of which can be walked."""

    dispatcher: Dispatcher
    pages: Pagination[Any]
    operation: Operation[Any]
    arguments: Mapping[str, Any]
    options: RequestOptions


class Page(NamedTuple):
    """One page, and what the way to the next one needs of it."""

    data: Any
    items: list[Any]
    headers: Headers
    draft: PreparedRequest
    same_origin: bool
    says_more: bool
    """Whether the member is there that tells of further pages, null included."""


class Walk:
    """Gets one page after the other; holds no more than the last one."""

    def __init__(self, paged: Paged, start: object) -> None:
        self._paged = paged
        self._guard = CycleDetector()
        self._page: Page | None = None
        self._seen = 0
        self._from_start = start is None
        self._missing: ApiError | None = None
        self._has_told = False
        self.place = start
        """Where the next page starts; `None` at the beginning and at the end."""
        self.ended = False

    async def next(self) -> Page | None:
        """The next page; `None` after the last one."""
        if self.ended:
            return None
        if self._missing is not None:
            self.ended = True
            raise self._missing
        page = await self._get()
        if page is None:
            self.place, self.ended = None, True
            return None
        is_first, self._page = self._page is None, page
        self._seen += len(page.items)
        place = self._following(page)
        if place is None:
            self._missing = self._shortage(page, is_first)
        self.place, self.ended = place, place is None and self._missing is None
        return page

    async def _get(self) -> Page | None:
        """The page that starts at `place`; `None` where a number is that of none."""
        dispatcher, pages, operation, _, options = self._paged
        try:
            return await dispatcher.call(
                operation, self._arguments(), options, self._finish, False, self._adjust
            )
        except NotFoundError:
            if self._page is None or pages.kind != "page":
                raise
            self._note_missing(operation)
            return None

    def _note_missing(self, operation: Operation[Any]) -> None:
        """Log that a page did not say it was the last, and 404 came for the next one."""
        path = "$" if self._paged.pages.more is None else _path(self._paged.pages.more)
        message = f"page {self.place} does not exist, and the page before leads to it"
        log = self._paged.dispatcher.session.log
        log.issues(operation.name, [Issue(path, message)])

    def _shortage(self, page: Page, is_first: bool) -> ApiError | None:
        """The error for a page that is the last and says that there are more items.

        The total is believed on a first page alone: items come and go during a walk.
        """
        pages, seen = self._paged.pages, self._seen
        if pages.kind in {"offset", "page"}:
            return None
        total = self._count(pages.total, page)
        is_whole = not is_first or not self._begun_at_first()
        if read(pages.more or (), page.data, page.headers) is True:
            message = f"the walk ended after {seen} items, and there are more: "
        elif is_whole or total is None or seen >= total:
            return None
        else:
            message = f"the walk ended after {seen} of {total} items: "
        return ApiError(f"{message}the page does not say where the next one starts")

    def _arguments(self) -> Mapping[str, Any]:
        arguments, name = self._paged.arguments, self._paged.pages.argument
        if self.place is None or name is None or self._by_url:
            return arguments
        return {**arguments, name: self.place}

    @property
    def _by_url(self) -> bool:
        """Tells whether the next page has a URL; a cursor that is one is followed."""
        place = str(self.place)
        is_url = place.startswith(("http://", "https://")) and "?" in place
        return is_url or self._paged.pages.kind in {"url", "link"}

    def _adjust(self, call: Call) -> None:
        """Send a call to the URL of the next page instead.

        The place is relative to the page that it comes from; once the walk has left
        the origin of the operation, credentials stay behind.
        """
        if self.place is None or not self._by_url:
            return
        page, own = self._page, call.request
        draft = own if page is None else page.draft
        call.request, same = go_to(draft, str(self.place), own.method, own.content)
        call.same_origin = same and (page is None or page.same_origin)

    def _finish(self, call: Call, received: RawResponse) -> Page:
        data = self._paged.dispatcher.results.data(call, received)
        items = _items(data, self._paged.pages.items)
        if self.place is not None:
            self._guard.step(self.place)
        if items:
            self._guard.page(hash(received.raw))
        says_more = self._says_more(data, received)
        own = call.request, call.same_origin
        return Page(data, items, received.headers, *own, says_more)

    def _says_more(self, data: Any, received: RawResponse) -> bool:
        """Return whether `more` is there; decoded models do not tell null from absent."""
        source = self._paged.pages.more
        if source is None or read(source, data, received.headers) is not None:
            return source is not None
        return not isinstance(source, str) and is_present(received.raw, source)

    def _following(self, page: Page) -> Any:
        """The start of the page after this one; `None` when it is the last."""
        pages = self._paged.pages
        if pages.more is not None and self._is_told_to_end(page):
            return None
        if pages.kind in {"offset", "page"}:
            return None if self._is_last(page) else self._number() + self._step(page)
        place = _named(pages, page)
        stays = place == self.place and not page.items
        return None if stays or place in ("", False) else place

    def _is_told_to_end(self, page: Page) -> bool:
        """Return whether `more` says that no page follows.

        Absent, it says so after pages that have it, as servers leave out what is null.
        Where no page has it, numbers and places lead on. Beside a cursor null says
        nothing either.
        """
        pages = self._paged.pages
        more = read(pages.more or (), page.data, page.headers)
        has_told, self._has_told = self._has_told, self._has_told or page.says_more
        if more is None and pages.kind == "cursor":
            return False
        return not more and (page.says_more or has_told)

    def _step(self, page: Page) -> int:
        return 1 if self._paged.pages.kind == "page" else len(page.items)

    def _number(self) -> int:
        """The page's own number or offset: where it started, else as the caller said."""
        pages = self._paged.pages
        given = self.place
        if given is None and pages.argument is not None:
            given = self._paged.arguments.get(pages.argument)
        if given is None and self._page is not None:
            given = self._count(pages.number, self._page)
        try:
            return pages.first if given is None else int(cast("Any", given))
        except (TypeError, ValueError):
            return pages.first  # unset

    def _is_last(self, page: Page) -> bool:
        """Return whether no page follows one of a numbered row."""
        if not page.items or is_last_page(page.headers.get("link")):
            return True
        pages, number = self._paged.pages, self._number()
        last = self._count(pages.pages, page)
        if last is not None and number - pages.first + 1 >= last:
            return True
        total = self._count(pages.total, page)
        if total is None:
            return False
        if pages.kind == "offset":
            return number - pages.first + len(page.items) >= total
        return self._begun_at_first() and self._seen >= total

    def _begun_at_first(self) -> bool:
        """Return whether all items before this page's end were seen by this walk."""
        name = self._paged.pages.argument
        return self._from_start and (
            name is None or not self._paged.arguments.get(name)
        )

    def _count(self, source: Any, page: Page) -> int | None:
        value = None if source is None else read(source, page.data, page.headers)
        try:
            count = -1 if value is None else int(value)
        except (TypeError, ValueError):
            return None
        return None if count < 0 else count  # -1 stands for "not known"


def _named(pages: Pagination[Any], page: Page) -> Any:
    """The start of the next page, as the page itself says."""
    if pages.kind == "link":
        return next_page(page.headers.get("link"))
    place = read(pages.next or (), page.data, page.headers)
    if pages.kind == "url" and place is not None and not isinstance(place, str):
        return look_up(place, ("href",))  # a link that is an object (JSON:API 1.1)
    return place


def _path(source: Source) -> str:
    """A source as the path of an issue."""
    if isinstance(source, str):
        return "$"
    return "$" + "".join(f".{x}" if isinstance(x, str) else f"[{x}]" for x in source)


def _items(data: object, place: Place) -> list[Any]:
    """The items of a page; servers write none at all as null, or leave them out."""
    found = look_up(data, place)
    if found is None and not isinstance(data, (list, str, int, float)):
        return []
    if isinstance(found, (list, tuple)):
        return list(cast("Sequence[Any]", found))
    raise DecodeError("there is no array where the items of the page should be")
