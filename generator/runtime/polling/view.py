"""The view `and_wait`: methods that return when what they began has ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from ..call import Call, RawResponse
from ..client import dispatcher_of
from ..errors import DecodeError
from ..io_backend import run
from ..operation import Operation
from ..options import RequestOptions
from ..resource import AsyncResource, Resource, ViewMethod, client_of, with_call
from .method import NotAnOperationError
from .poller import Poller
from .wait import Seen, Wait, seen

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def awaited(method: Callable[Concatenate[Any, P], T]) -> ViewMethod[P, T]:
    """The method, and then `client.wait` for what it returns."""
    return ViewMethod(method, _awaited, "{}")


def async_awaited(
    method: Callable[Concatenate[Any, P], Awaitable[T]],
) -> ViewMethod[P, Coroutine[Any, Any, T]]:
    """The same for a method of an asynchronous client."""
    return ViewMethod(method, _async_awaited, "{}")


def _awaited(resource: Resource, method: Callable[..., Any]) -> Any:
    def begin(*args: Any, **kwargs: Any) -> Any:
        operation = method(resource, *args, **kwargs)
        try:
            return client_of(resource).wait(operation)
        except NotAnOperationError as error:
            raise _to_decode_error(error, method) from None

    return begin


def _async_awaited(resource: AsyncResource, method: Callable[..., Any]) -> Any:
    async def begin(*args: Any, **kwargs: Any) -> Any:
        operation = await method(resource, *args, **kwargs)
        try:
            return await client_of(resource).wait(operation)
        except NotAnOperationError as error:
            raise _to_decode_error(error, method) from None

    return begin


def _to_decode_error(
    error: NotAnOperationError, method: Callable[..., Any]
) -> DecodeError:
    """The error for an answer that is no operation: the server's fault, not a call's."""
    return DecodeError(f"{error}: that is what {method.__name__}() was answered with")


def followed(
    poller: Poller[T], method: Callable[Concatenate[Any, P], Any]
) -> ViewMethod[P, T]:
    """The method, and then what the URL leads to that its answer names in a header."""
    return ViewMethod(method, partial(_followed, poller), "Any")


def async_followed(
    poller: Poller[T], method: Callable[Concatenate[Any, P], Awaitable[Any]]
) -> ViewMethod[P, Coroutine[Any, Any, T]]:
    """The same for a method of an asynchronous client."""
    return ViewMethod(method, partial(_async_followed, poller), "Any")


def _followed(
    poller: Poller[Any], resource: Resource, method: Callable[..., Any]
) -> Any:
    def make(client: Any) -> Any:
        follow = _Following(poller, client)

        def call(
            operation: Operation[Any],
            arguments: Mapping[str, Any],
            options: RequestOptions,
        ) -> Any:
            return run(follow(operation, arguments, options))

        return call

    return partial(method, with_call(resource, make))


def _async_followed(
    poller: Poller[Any], resource: AsyncResource, method: Callable[..., Any]
) -> Any:
    return partial(method, with_call(resource, partial(_Following, poller)))


class _Following:
    """A call that goes on until the operation that it begins has ended.

    An answer that names no URL to look at, or whose status is another than 202 where
    that is what counts, is the end itself.
    """

    def __init__(self, poller: Poller[Any], client: Any) -> None:
        self._poller = poller
        self._dispatcher = dispatcher_of(client)

    async def __call__(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        options: RequestOptions,
    ) -> Any:
        def build_result(call: Call, received: RawResponse) -> Seen:
            return seen(self._dispatcher, call, received)

        first = await self._dispatcher.call(operation, arguments, options, build_result)
        pending = first.status == 202 or self._poller.state is not None
        if not pending or self._poller.header not in first.headers:
            return first.value
        wait = Wait(self._dispatcher, self._poller, operation)
        return await wait.end(first._replace(status=202, value=None))
