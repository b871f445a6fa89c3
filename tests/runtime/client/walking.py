"""Operations with pages, walked by both kinds of client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.runtime.client import BaseAsyncClient, BaseClient
from generator.runtime.operation import Operation, ResponseSpec
from generator.runtime.pagination.pagination import Pagination
from generator.runtime.pagination.view import async_iterated, iterated
from generator.runtime.parameters.query import QueryParameter
from generator.runtime.resource import AsyncResource, RequestOptions, Resource, View

from .calls import api

LIST: Operation[dict[str, Any]] = Operation(
    method="GET",
    path="/things",
    resource="things",
    function="list_things",
    operation_id="list-things",
    parameters=tuple(QueryParameter(name) for name in ("cursor", "page", "skip")),
    responses=(ResponseSpec("200", "application/json", dict[str, Any]),),
    idempotent=True,
)


@dataclass
class Walker:
    """One client of either kind, and how to iterate with it."""

    kind: str
    client: dict[str, Any] = field(default_factory=dict)

    def walk(
        self,
        pages: Pagination[Any],
        steer: Callable[[Any], Any] = lambda pager: pager,
        **arguments: Any,
    ) -> Iterator[Any]:
        """The items of an iteration, one by one, also when it ends with an error."""
        if self.kind == "sync":
            with BaseClient(api(), {}, {}, **self.client) as client:
                yield from steer(_view(pages, client).list_things(**arguments))
            return
        with asyncio.Runner() as runner:
            client = BaseAsyncClient(api(), {}, {}, **self.client)
            found = aiter(steer(_aview(pages, client).list_things(**arguments)))
            try:
                while True:
                    yield runner.run(_next(found))
            except StopAsyncIteration:
                pass
            finally:
                runner.run(client.aclose())


async def _next(found: Any) -> Any:
    return await anext(found)


class Things(Resource):
    def list_things(
        self,
        cursor: object = None,
        page: object = None,
        skip: object = None,
        **options: Any,
    ) -> dict[str, Any]:
        """List."""
        arguments = {"cursor": cursor, "page": page, "skip": skip}
        return self._call(LIST, arguments, _options(options))


class AsyncThings(AsyncResource):
    async def list_things(
        self,
        cursor: object = None,
        page: object = None,
        skip: object = None,
        **options: Any,
    ) -> dict[str, Any]:
        """List."""
        arguments = {"cursor": cursor, "page": page, "skip": skip}
        return await self._call(LIST, arguments, _options(options))


def _options(options: dict[str, Any]) -> RequestOptions:
    return options  # type: ignore[return-value]


def _view(pages: Pagination[Any], client: BaseClient) -> Any:
    class Iterate(View[Things]):
        list_things = iterated(pages, Things.list_things)

    return Iterate(Things(client))


def _aview(pages: Pagination[Any], client: BaseAsyncClient) -> Any:
    class Iterate(View[AsyncThings]):
        list_things = async_iterated(pages, AsyncThings.list_things)

    return Iterate(AsyncThings(client))
