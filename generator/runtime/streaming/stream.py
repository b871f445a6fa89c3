"""Streams of typed items: what the view `stream` yields."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Generic, Self, TypeVar, cast

from ..io_backend import run
from ..messages import Headers
from ..serialization import Issue
from .item_stream import END, Items

T = TypeVar("T")


class _Head:
    """The state of both kinds of stream."""

    def __init__(self, items: Items, status: int, headers: Headers) -> None:
        self._items = items
        self.status = status
        self.headers = headers

    @property
    def issues(self) -> list[Issue]:
        """The places in which the items so far break the document."""
        return self._items.issues

    @property
    def last_event_id(self) -> str:
        """The id of the last server-sent event, to go on from there."""
        return self._items.last_event_id


class Stream(_Head, Generic[T]):
    """Items as they arrive, to be iterated once.

    The connection is held until the end, `close`, or the end of a `with` block.
    """

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        item = run(self._items.next())
        if item is END:
            raise StopIteration
        return cast("T", item)

    def close(self) -> None:
        """Give the connection back."""
        run(self._items.body.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class AsyncStream(_Head, Generic[T]):
    """Items as they arrive, to be iterated once with `async for`.

    The connection is held until the end, `aclose`, or the end of an `async with` block.
    """

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        item = await self._items.next()
        if item is END:
            raise StopAsyncIteration
        return cast("T", item)

    async def aclose(self) -> None:
        """Give the connection back."""
        await self._items.body.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()
