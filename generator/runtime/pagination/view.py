"""The view `iterate`: the methods of a resource as iterators over all items."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from ..client import dispatcher_of
from ..io_backend import run
from ..operation import Operation
from ..options import RequestOptions
from ..resource import AsyncResource, Resource, ViewMethod, with_call
from .page_iterator import Paged
from .pager import AsyncPager, Pager
from .pagination import Pagination

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def iterated(
    pages: Pagination[T], method: Callable[Concatenate[Any, P], R]
) -> ViewMethod[P, Pager[T, R]]:
    """The method as an iterable of all items."""
    return ViewMethod(method, partial(_iterated, pages), "Pager[Any, {}]")


def async_iterated(
    pages: Pagination[T], method: Callable[Concatenate[Any, P], Awaitable[R]]
) -> ViewMethod[P, AsyncPager[T, R]]:
    """The same for a method of an asynchronous client; it is not awaited."""
    return ViewMethod(method, partial(_async_iterated, pages), "AsyncPager[Any, {}]")


def _iterated(
    pages: Pagination[Any], resource: Resource, method: Callable[..., Any]
) -> Any:
    def make(client: Any) -> Any:
        dispatcher = dispatcher_of(client)

        def call(
            operation: Operation[Any],
            arguments: Mapping[str, Any],
            options: RequestOptions,
        ) -> Pager[Any]:
            return Pager(Paged(dispatcher, pages, operation, arguments, options))

        return call

    return partial(method, with_call(resource, make))


def _async_iterated(
    pages: Pagination[Any], resource: AsyncResource, method: Callable[..., Any]
) -> Any:
    def make(client: Any) -> Any:
        dispatcher = dispatcher_of(client)

        async def call(
            operation: Operation[Any],
            arguments: Mapping[str, Any],
            options: RequestOptions,
        ) -> AsyncPager[Any]:
            return AsyncPager(Paged(dispatcher, pages, operation, arguments, options))

        return call

    bound = partial(method, with_call(resource, make))

    def begin(*args: Any, **kwargs: Any) -> AsyncPager[Any]:
        return run(bound(*args, **kwargs))

    return begin
