"""Calls of operations through the SDK's asynchronous client."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from importlib import import_module
from operator import attrgetter
from typing import Any, NamedTuple, cast, get_type_hints

from ..argument_validation import sent_type
from ..catalog import Catalog, ClientEntry, OperationEntry, Schema
from ..errors import DecodeError
from ..files import is_file
from ..result_data import to_data
from ..serialization import codec

Tell = Callable[[float, str], Awaitable[None]]
"""Reports progress: a growing number, and a text."""

_FOLLOWED_FROM_START = 2.0
"""Seconds until the caller is told that what it began goes on."""
_TELL_EVERY = 2.0
_MOST_ITEMS = 1_000
_STREAM_SECONDS = 30.0


class Called(NamedTuple):
    """The result of a call: JSON data, and the ways to go on from it.

    `next_cursor` leads to the next page; `pending` is what can be waited for.
    """

    data: Any
    next_cursor: Any = None
    pending: Any = None
    note: str = ""


def client_options(
    client: ClientEntry, environment: Mapping[str, str] = os.environ
) -> dict[str, Any]:
    """Return what the environment says of credentials and of the server."""
    rows = [(row.keyword, row.variable) for row in client.credentials]
    rows += [(row.keyword, row.variable) for row in client.settings]
    rows.append(("base_url", client.base_url_variable))
    return {
        keyword: environment[variable]
        for keyword, variable in rows
        if environment.get(variable)
    }


def _typed(method: Callable[..., Any], arguments: Schema) -> Schema:
    """Return JSON values as values of a method's types, such as bytes of base64.

    They fit their JSON Schemas; what has no typed form is sent as it is.
    """
    hints = get_type_hints(method, include_extras=True)
    typed: Schema = {}
    for name, value in arguments.items():
        typed[name] = value
        with suppress(KeyError, DecodeError):
            if not _has_file(value):
                typed[name] = codec.from_builtins(sent_type(hints[name]), value)
    return typed


def _has_file(value: Any) -> bool:
    items = cast("Any", value) if isinstance(value, list) else [value]
    return any(map(is_file, items))


class Caller:
    """Calls the operations of a package, with one client that is made when needed."""

    def __init__(self, catalog: Catalog, options: Mapping[str, Any]) -> None:
        self._catalog = catalog
        self._options = options
        self._client: Any = None
        self._waits: set[asyncio.Future[Any]] = set()

    @property
    def credentials(self) -> list[str]:
        """The secrets that no result may hold."""
        rows = self._catalog.client.credentials
        values = [self._options.get(row.keyword) for row in rows if row.is_secret]
        return [value for value in values if isinstance(value, str)]

    def client(self) -> Any:
        """Return the client; raises `ApiError` where half of its credentials is missing."""
        if self._client is None:
            package = import_module(self._catalog.package)
            make = getattr(package, f"Async{self._catalog.client.class_name}")
            self._client = make(**self._options)
        return self._client

    async def close(self) -> None:
        """End all waits and close the connections; a later call opens new ones."""
        for each in self._waits:
            each.cancel()
        await asyncio.gather(*self._waits, return_exceptions=True)
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def call(
        self, entry: OperationEntry, arguments: Schema, tell: Tell, cursor: Any = None
    ) -> Called:
        """Call an operation once; of a paginated one, get the page at `cursor`."""
        arguments = _typed(self._method(entry), arguments)
        if entry.streams_only:
            return await self._stream(entry, arguments, tell)
        if entry.pages:
            return await self._page(entry, arguments, cursor)
        if entry.waits and not self._returns_data(entry):
            return await self._follow(entry, arguments)
        value = await self._method(entry)(**arguments)
        if isinstance(value, bytes):
            return self._bytes(entry, value)
        return Called(to_data(value), None, value if entry.waits else None)

    def _method(self, entry: OperationEntry, view: str = "") -> Callable[..., Any]:
        path = ".".join(filter(None, (entry.resource, view, entry.function)))
        method: Callable[..., Any] = attrgetter(path)(self.client())
        return method

    def _returns_data(self, entry: OperationEntry) -> bool:
        return self._catalog.operation(entry).result.kind == "data"

    async def _page(
        self, entry: OperationEntry, arguments: Schema, cursor: Any
    ) -> Called:
        pager = self._method(entry, "iterate")(**arguments)
        pages = pager.pages() if cursor is None else pager.start_at(cursor).pages()
        async for page in pages:
            return Called(to_data(page), pages.next_cursor)
        return Called(None)

    async def _stream(
        self, entry: OperationEntry, arguments: Schema, tell: Tell
    ) -> Called:
        """Gather the items of a stream, for a while."""
        items: list[Any] = []

        async def gather() -> bool:
            async with self._method(entry, "stream")(**arguments) as stream:
                async for item in stream:
                    items.append(to_data(item))
                    await tell(len(items), f"{len(items)} items")
                    if len(items) == _MOST_ITEMS:
                        return False
            return True

        try:
            is_whole = await asyncio.wait_for(gather(), _STREAM_SECONDS)
        except TimeoutError:
            is_whole = False
        note = "" if is_whole else "The stream goes on; these are its first items."
        return Called(items, note=note)

    def _bytes(self, entry: OperationEntry, value: bytes) -> Called:
        media = self._catalog.operation(entry).result.media_types
        if any(name.startswith("text/") for name in media):
            return Called(value.decode(errors="replace"))
        return Called({"bytes": len(value), "base64": base64.b64encode(value).decode()})

    async def _follow(self, entry: OperationEntry, arguments: Schema) -> Called:
        """Begin what a header tells how to follow; its end is waited for elsewhere."""
        begun = self._keep(self._method(entry, "and_wait")(**arguments))
        await asyncio.wait((begun,), timeout=_FOLLOWED_FROM_START)
        if begun.done():
            return Called(to_data(begun.result()))
        return Called(None, None, begun)

    def _keep(self, work: Awaitable[Any]) -> asyncio.Future[Any]:
        task = asyncio.ensure_future(work)
        self._waits.add(task)
        task.add_done_callback(self._waits.discard)
        return task

    async def wait(self, pending: Any, seconds: float, tell: Tell) -> Called:
        """Wait for what a call began; raises `WaitTimeoutError` when it goes on.

        A cancelled wait leaves what it waits for alone.
        """
        if isinstance(pending, asyncio.Future):
            return await self._await_begun(cast("Any", pending), seconds, tell)
        polls, last = 0, pending

        async def update(value: Any) -> None:
            nonlocal polls, last
            polls, last = polls + 1, value
            await tell(polls, f"asked {polls} times")

        waiting = self.client().wait(pending, timeout=None, on_update=update)
        try:
            value = await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return Called(to_data(last), None, last)
        return Called(to_data(value))

    async def _await_begun(
        self, begun: asyncio.Future[Any], seconds: float, tell: Tell
    ) -> Called:
        """Wait for what goes on by itself; its polls are nobody's to see."""
        waited = 0.0
        while not begun.done() and waited < seconds:
            step = min(_TELL_EVERY, seconds - waited)
            await asyncio.wait((begun,), timeout=step)
            waited += step
            await tell(waited, f"waited for {waited:g} seconds")
        if not begun.done():
            return Called(None, None, begun)
        return Called(to_data(begun.result()))
