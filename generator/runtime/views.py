"""Views of a resource: the same methods, returning something else.

A view's attribute is made from the method that it is a view of and has its parameters,
which type checkers see through a ParamSpec; no method is written twice.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from functools import partial
from operator import attrgetter
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    overload,
)

from .client import (
    async_response_call_of,
    async_stream_call_of,
    response_call_of,
    stream_call_of,
)
from .resource import AsyncResource, Resource, client_of, with_call

if TYPE_CHECKING:
    from .operation import Operation
    from .responses.response import Response
    from .settings import RequestOptions
    from .streaming.binary import AsyncByteStream, ByteStream
    from .streaming.stream import AsyncStream, Stream

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_AnyResource = TypeVar("_AnyResource", bound=Resource | AsyncResource)


class View(Generic[_AnyResource]):
    """Another way to call the methods of a resource."""

    def __init__(self, resource: _AnyResource) -> None:
        self._resource: Any = resource

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


_resource_of: Callable[[View[Any]], Any] = attrgetter("_resource")


class ViewMethod(Generic[P, R]):
    """A method of a view: the method's parameters, another result."""

    def __init__(
        self,
        method: Callable[..., Any],
        bind: Callable[[Any, Callable[..., Any]], Callable[..., Any]],
    ) -> None:
        self._method = method
        self._bind = bind
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, view: None, owner: type[Any]) -> Self: ...

    @overload
    def __get__(self, view: View[Any], owner: type[Any]) -> Callable[P, R]: ...

    def __get__(self, view: View[Any] | None, owner: type[Any]) -> Any:
        if view is None:
            return self
        return self._bind(_resource_of(view), self._method)


def with_response(
    method: Callable[Concatenate[Any, P], T],
) -> ViewMethod[P, Response[T]]:
    """The method with everything around its data."""
    return ViewMethod(method, _with_response)


def async_with_response(
    method: Callable[Concatenate[Any, P], Awaitable[T]],
) -> ViewMethod[P, Coroutine[Any, Any, Response[T]]]:
    """The same for a method of an asynchronous client."""
    return ViewMethod(method, _async_with_response)


def _with_response(resource: Resource, method: Callable[..., Any]) -> Any:
    return partial(method, with_call(resource, response_call_of))


def _async_with_response(resource: AsyncResource, method: Callable[..., Any]) -> Any:
    return partial(method, with_call(resource, async_response_call_of))


def responded(
    view: View[Any],
    operation: Operation[T],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> Response[T]:
    """Call an operation for a method of a view that is written out."""
    call = response_call_of(client_of(_resource_of(view)))
    response: Response[T] = call(operation, arguments, options)
    return response


async def async_responded(
    view: View[Any],
    operation: Operation[T],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> Response[T]:
    """The same for an asynchronous client."""
    call = async_response_call_of(client_of(_resource_of(view)))
    response: Response[T] = await call(operation, arguments, options)
    return response


def opened(
    view: View[Any],
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> AbstractContextManager[Any]:
    """A stream for a method of a view that is written out."""
    call = stream_call_of(client_of(_resource_of(view)))
    return _Opening(call, operation, arguments, options)


def async_opened(
    view: View[Any],
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> AbstractAsyncContextManager[Any]:
    """The same for an asynchronous client."""
    call = async_stream_call_of(client_of(_resource_of(view)))
    return _AsyncOpening(call, operation, arguments, options)


class Items(Generic[T]):
    """The type of a stream's items where the method's own result does not show it."""


@overload
def streamed(
    method: Callable[Concatenate[Any, P], Stream[T]],
) -> ViewMethod[P, AbstractContextManager[Stream[T]]]: ...


@overload
def streamed(
    method: Callable[Concatenate[Any, P], Any], items: Items[T]
) -> ViewMethod[P, AbstractContextManager[Stream[T]]]: ...


def streamed(
    method: Callable[Concatenate[Any, P], Any], items: Items[Any] | None = None
) -> ViewMethod[P, AbstractContextManager[Stream[Any]]]:
    """The method as a stream of items, open for a `with` block.

    For a method that returns a stream by itself, or with `Items[…]()` for one that
    answers either way.
    """
    return ViewMethod(method, _streamed)


def downloaded(
    method: Callable[Concatenate[Any, P], Any],
) -> ViewMethod[P, AbstractContextManager[ByteStream]]:
    """The method as a stream of bytes, open for a `with` block."""
    return ViewMethod(method, _streamed)


@overload
def async_streamed(
    method: Callable[Concatenate[Any, P], Awaitable[AsyncStream[T]]],
) -> ViewMethod[P, AbstractAsyncContextManager[AsyncStream[T]]]: ...


@overload
def async_streamed(
    method: Callable[Concatenate[Any, P], Awaitable[Any]], items: Items[T]
) -> ViewMethod[P, AbstractAsyncContextManager[AsyncStream[T]]]: ...


def async_streamed(
    method: Callable[Concatenate[Any, P], Awaitable[Any]],
    items: Items[Any] | None = None,
) -> ViewMethod[P, AbstractAsyncContextManager[AsyncStream[Any]]]:
    """`streamed` for a method of an asynchronous client."""
    return ViewMethod(method, _async_streamed)


def async_downloaded(
    method: Callable[Concatenate[Any, P], Awaitable[Any]],
) -> ViewMethod[P, AbstractAsyncContextManager[AsyncByteStream]]:
    """`downloaded` for a method of an asynchronous client."""
    return ViewMethod(method, _async_streamed)


def _streamed(resource: Resource, method: Callable[..., Any]) -> Any:
    return partial(_Opening, partial(method, with_call(resource, stream_call_of)))


def _async_streamed(resource: AsyncResource, method: Callable[..., Any]) -> Any:
    bound = partial(method, with_call(resource, async_stream_call_of))
    return partial(_AsyncOpening, bound)


class _Opening(AbstractContextManager[Any]):
    """A stream that is opened when its `with` block begins."""

    def __init__(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self._start = partial(method, *args, **kwargs)

    def __enter__(self) -> Any:
        self._stream = self._start()
        return self._stream

    def __exit__(self, *exc_info: object) -> None:
        self._stream.close()


class _AsyncOpening(AbstractAsyncContextManager[Any]):
    """The same for an asynchronous client."""

    def __init__(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self._start = partial(method, *args, **kwargs)

    async def __aenter__(self) -> Any:
        self._stream = await self._start()
        return self._stream

    async def __aexit__(self, *exc_info: object) -> None:
        await self._stream.aclose()
