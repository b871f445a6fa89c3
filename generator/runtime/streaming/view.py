"""The view `stream`: methods that return a stream, open for a `with` block."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from functools import partial
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from ..client import BaseAsyncClient, BaseClient, dispatcher_of
from ..dispatch import AsyncCall, SyncCall
from ..operation import Operation
from ..options import RequestOptions
from ..resource import (
    AsyncResource,
    Resource,
    View,
    ViewMethod,
    client_of,
    resource_of,
    with_call,
)
from .binary import AsyncByteStream, ByteStream
from .opening import open_stream
from .stream import AsyncStream, Stream

P = ParamSpec("P")
T = TypeVar("T")


def stream_call_of(client: BaseClient) -> SyncCall:
    """The way in which the view calls: the body is still to be read."""
    dispatcher = dispatcher_of(client)
    return dispatcher.blocking(partial(open_stream, dispatcher), streaming=True)


def async_stream_call_of(client: BaseAsyncClient) -> AsyncCall:
    """The same for an asynchronous client."""
    dispatcher = dispatcher_of(client)
    return dispatcher.awaited(partial(open_stream, dispatcher), streaming=True)


def opened(
    view: View[Any],
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> AbstractContextManager[Any]:
    """A stream for a method of a view that is written out."""
    call = stream_call_of(client_of(resource_of(view)))
    return _Opening(call, operation, arguments, options)


def async_opened(
    view: View[Any],
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> AbstractAsyncContextManager[Any]:
    """The same for an asynchronous client."""
    call = async_stream_call_of(client_of(resource_of(view)))
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
    stream = "{}" if items is None else "Stream[Any]"
    return ViewMethod(method, _streamed, f"AbstractContextManager[{stream}]")


def downloaded(
    method: Callable[Concatenate[Any, P], Any],
) -> ViewMethod[P, AbstractContextManager[ByteStream]]:
    """The method as a stream of bytes, open for a `with` block."""
    return ViewMethod(method, _streamed, "AbstractContextManager[ByteStream]")


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
    stream = "{}" if items is None else "AsyncStream[Any]"
    returns = f"AbstractAsyncContextManager[{stream}]"
    return ViewMethod(method, _async_streamed, returns)


def async_downloaded(
    method: Callable[Concatenate[Any, P], Awaitable[Any]],
) -> ViewMethod[P, AbstractAsyncContextManager[AsyncByteStream]]:
    """`downloaded` for a method of an asynchronous client."""
    returns = "AbstractAsyncContextManager[AsyncByteStream]"
    return ViewMethod(method, _async_streamed, returns)


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
