"""The bases of the emitted resources, and views: the same methods, another result.

A view's attribute is made from the method that it is a view of and has its parameters,
which type checkers see through a ParamSpec; no method is written twice. So are the methods
of an asynchronous resource, from those of the blocking one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial, update_wrapper, wraps
from operator import attrgetter
from types import FunctionType, MethodType
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeVar,
    cast,
    overload,
)

from .client import async_call_of, async_response_call_of, call_of, response_call_of
from .options import RequestOptions

if TYPE_CHECKING:
    from .client import BaseAsyncClient, BaseClient
    from .operation import Operation
    from .responses.response import Response

T = TypeVar("T")
_R = TypeVar("_R", bound="Resource | AsyncResource")


class Dispatch(Protocol):
    """The function that a method of a resource calls: it calls an operation.

    Arguments go by their Python names; an unset one is left out.
    """

    def __call__(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        options: RequestOptions,
        /,
    ) -> T: ...


class AsyncDispatch(Protocol):
    """The same for an asynchronous client."""

    def __call__(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        options: RequestOptions,
        /,
    ) -> Awaitable[T]: ...


class _Shown:
    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Resource(_Shown):
    """The operations of a tag.

    Every method calls `self._call`; a view is the same class with another one there.
    """

    def __init__(self, client: BaseClient, call: Dispatch | None = None) -> None:
        self._client = client
        self._call: Dispatch = call or call_of(client)

    def _bind(self, client: BaseClient) -> None:
        """Belong to another client."""
        self._client, self._call = client, call_of(client)


class AsyncResource(_Shown):
    """The operations of a tag, for an asynchronous client."""

    def __init_subclass__(cls) -> None:
        """Name the methods that are made from those of another class after this one."""
        for name, member in vars(cls).items():
            if isinstance(member, FunctionType):
                member.__qualname__ = f"{cls.__qualname__}.{name}"

    def __init__(
        self, client: BaseAsyncClient, call: AsyncDispatch | None = None
    ) -> None:
        self._client = client
        self._call: AsyncDispatch = call or async_call_of(client)

    def _bind(self, client: BaseAsyncClient) -> None:
        """Belong to another client."""
        self._client, self._call = client, async_call_of(client)


client_of: Callable[[Resource | AsyncResource], Any] = attrgetter("_client")
"""The client that a resource belongs to."""


def with_call(resource: _R, make: Callable[[Any], Any]) -> _R:
    """A copy of a resource whose methods call in another way.

    A client that has methods itself is its own resource: its copy shares its session.
    """
    copy = object.__new__(type(resource))
    vars(copy).update(vars(resource), _call=make(client_of(resource)))
    return copy


P = ParamSpec("P")
R = TypeVar("R")
_T_co = TypeVar("_T_co", covariant=True)

_AnyResource = TypeVar("_AnyResource", bound=Resource | AsyncResource)


class View(_Shown, Generic[_AnyResource]):
    """Another way to call the methods of a resource."""

    def __init__(self, resource: _AnyResource) -> None:
        self._resource: Any = resource


resource_of: Callable[[View[Any]], Any] = attrgetter("_resource")


class AsyncMethod(Protocol[P, _T_co]):
    """A method of a resource of an asynchronous client; at run time it is a function."""

    @overload
    def __get__(
        self, resource: None, owner: type[Any]
    ) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, _T_co]]: ...

    @overload
    def __get__(
        self, resource: object, owner: type[Any]
    ) -> Callable[P, Coroutine[Any, Any, _T_co]]: ...


def asynchronous(method: Callable[Concatenate[Any, P], T]) -> AsyncMethod[P, T]:
    """The method of a resource for an asynchronous client, to be awaited.

    It is the same function: what it calls, `self._call`, is a coroutine there.
    """
    function: Callable[..., Any] = method

    @wraps(function)
    async def call(resource: AsyncResource, /, *args: Any, **kwargs: Any) -> Any:
        return await function(resource, *args, **kwargs)

    return cast("AsyncMethod[P, T]", call)


class ViewMethod(Generic[P, R]):
    """A method of a view: the method's parameters, another result.

    `bind` makes the call of a resource's method; `returns` is the annotation of what it
    returns, with `{}` for the method's own, as `help()` and editors show it.
    """

    def __init__(
        self,
        method: Callable[..., Any],
        bind: Callable[[Any, Callable[..., Any]], Callable[..., Any]],
        returns: str,
    ) -> None:
        self._method = method
        self._bind = bind
        self._returns = returns
        self._function: Callable[..., Any] | None = None
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, view: None, owner: type[Any]) -> Self: ...

    @overload
    def __get__(self, view: View[Any], owner: type[Any]) -> Callable[P, R]: ...

    def __get__(self, view: View[Any] | None, owner: type[Any]) -> Any:
        if view is None:
            return self
        if self._function is None:
            self._function = _function_of(self._method, self._bind, self._returns)
        return MethodType(self._function, view)


def _function_of(
    method: Callable[..., Any],
    bind: Callable[[Any, Callable[..., Any]], Callable[..., Any]],
    returns: str,
) -> Callable[..., Any]:
    """A function of views with the name, docstring and signature of a method."""

    def call(view: View[Any], *args: Any, **kwargs: Any) -> Any:
        return bind(resource_of(view), method)(*args, **kwargs)

    plain: Any = method
    while hasattr(plain, "__wrapped__"):  # a deprecated one, or one that takes a model
        plain = plain.__wrapped__
    shown = FunctionType(plain.__code__, plain.__globals__, plain.__name__)
    shown.__defaults__, shown.__kwdefaults__ = plain.__defaults__, plain.__kwdefaults__
    returned = returns.format(plain.__annotations__.get("return", "Any"))
    shown.__annotations__ = {**plain.__annotations__, "return": returned}
    return update_wrapper(update_wrapper(call, plain), shown, ("__annotations__",), ())


def with_response(
    method: Callable[Concatenate[Any, P], T],
) -> ViewMethod[P, Response[T]]:
    """The method with everything around its data."""
    return ViewMethod(method, _with_response, "Response[{}]")


def async_with_response(
    method: Callable[Concatenate[Any, P], Awaitable[T]],
) -> ViewMethod[P, Coroutine[Any, Any, Response[T]]]:
    """The same for a method of an asynchronous client."""
    return ViewMethod(method, _async_with_response, "Response[{}]")


def _with_response(resource: Resource, method: Callable[..., Any]) -> Any:
    return partial(method, with_call(resource, response_call_of))


def _async_with_response(resource: AsyncResource, method: Callable[..., Any]) -> Any:
    return partial(method, with_call(resource, async_response_call_of))
