"""The result of the view `iterate`: all items of an operation, page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Generic, Self, cast

from typing_extensions import TypeVar

from ..io_backend import run
from .page_iterator import Page, Paged, Walk

T = TypeVar("T")
R = TypeVar("R", default=Any)


class _Start:
    """An operation's pages, from where, and how many items of them."""

    def __init__(
        self, paged: Paged, start: object = None, most: int | None = None
    ) -> None:
        self._paged = paged
        self._start = start
        self._most = most

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._paged.operation.name}>"

    def limit(self, n: int) -> Self:
        """The same, with `n` items at most; no page is asked for in vain.

        `pages()` then ends with the page that has the last of them.
        """
        if n < 0:
            raise ValueError(f"limit: 0 or more, not {n}")
        return type(self)(self._paged, self._start, n)

    def start_at(self, cursor: object) -> Self:
        """The same from another page on: where the pages' `next_cursor` said.

        That is the cursor, offset or page number that the operation takes, or the URL
        of a page where URLs lead from one to the next.
        """
        return type(self)(self._paged, cursor, self._most)


class _Walker:
    """Gets pages until there are no more, or enough items."""

    def __init__(self, paged: Paged, start: object, most: int | None) -> None:
        self._walk = Walk(paged, start)
        self._left = most

    @property
    def next_cursor(self) -> Any:
        """The start of the page after the last one, for `start_at`; `None` at the end.

        It can be kept to go on another time.
        """
        return self._walk.place

    async def step(self) -> tuple[Page, list[Any]] | None:
        """The next page, and those of its items that are wanted; `None` at the end."""
        if self._left == 0:
            return None
        page = await self._walk.next()
        if page is None:
            return None
        wanted = page.items
        if self._left is not None:
            wanted = wanted[: self._left]
            self._left -= len(wanted)
        return page, wanted


class Pages(_Walker, Generic[R]):
    """The pages of an operation, each as its method returns it; iterated once."""

    def __iter__(self) -> Iterator[R]:
        return self

    def __next__(self) -> R:
        found = run(self.step())
        if found is None:
            raise StopIteration
        return cast("R", found[0].data)


class AsyncPages(_Walker, Generic[R]):
    """The same for an asynchronous client."""

    def __aiter__(self) -> AsyncIterator[R]:
        return self

    async def __anext__(self) -> R:
        found = await self.step()
        if found is None:
            raise StopAsyncIteration
        return cast("R", found[0].data)


class Pager(_Start, Generic[T, R]):
    """All items of an operation; `T` is an item, `R` what its method returns.

    Nothing is sent before it is iterated, and each iteration starts anew. One page is
    in memory at a time.
    """

    def __iter__(self) -> Iterator[T]:
        walker = _Walker(self._paged, self._start, self._most)
        while (found := run(walker.step())) is not None:
            yield from found[1]

    def pages(self) -> Pages[R]:
        """The pages, each as the method returns it."""
        return Pages(self._paged, self._start, self._most)


class AsyncPager(_Start, Generic[T, R]):
    """All items of an operation of an asynchronous client, for `async for`.

    Nothing is sent before it is iterated, and each iteration starts anew. One page is
    in memory at a time.
    """

    async def __aiter__(self) -> AsyncIterator[T]:
        walker = _Walker(self._paged, self._start, self._most)
        while (found := await walker.step()) is not None:
            for item in found[1]:
                yield item

    def pages(self) -> AsyncPages[R]:
        """The pages, each as the method returns it."""
        return AsyncPages(self._paged, self._start, self._most)
