"""Methods that take a model in place of its properties: `client.pet.update(pet)`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import wraps
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeVar,
    TypeVarTuple,
    cast,
    overload,
)

from .bodies import DeclaredBody
from .bodies.members import members_of
from .operation import Operation
from .resource import async_with_response, asynchronous, with_response

if TYPE_CHECKING:
    from .responses.response import Response

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
Positions = TypeVarTuple("Positions")
_R_co = TypeVar("_R_co", covariant=True)


class ModelBody(Generic[*Positions]):
    """The types of the path parameters, and of the model that comes after them."""


class BoundModelMethod(Protocol[P, _R_co, *Positions]):
    """A method that takes properties as keywords, or a model as its last position."""

    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> _R_co: ...

    @overload
    def __call__(self, *arguments: *Positions, **options: Any) -> _R_co: ...


class ModelMethod(Protocol[P, _R_co, *Positions]):
    """The same of a class; at run time it is a function."""

    def __call__(
        self, resource: Any, /, *args: P.args, **kwargs: P.kwargs
    ) -> _R_co: ...

    @overload
    def __get__(self, resource: None, owner: type[Any]) -> Self: ...

    @overload
    def __get__(
        self, resource: object, owner: type[Any]
    ) -> BoundModelMethod[P, _R_co, *Positions]: ...


@overload
def takes_model(
    operation: Operation[Any],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]: ...


@overload
def takes_model(
    operation: Operation[Any], body: ModelBody[*Positions]
) -> Callable[[Callable[Concatenate[Any, P], R]], ModelMethod[P, R, *Positions]]: ...


def takes_model(operation: Operation[Any], body: object = None) -> Any:
    """Let a method take a model after its path parameters, in place of properties.

    The model's values become the method's own arguments, so that they are sent, checked
    and refused like them. Properties that cannot be sent stay behind.

    Args:
        operation: what the method calls.
        body: the types for checkers; a method with overloads says them there.
    """

    def decorate(method: Callable[..., Any]) -> Any:
        code = cast("Any", method).__code__
        path: tuple[str, ...] = code.co_varnames[1 : code.co_argcount]
        count = len(path) + 1

        @wraps(method)
        def call(self: Any, *arguments: Any, **keywords: Any) -> Any:
            if len(arguments) != count:
                return method(self, *arguments, **keywords)
            given = _fields_of(operation, arguments[-1])
            for name in given.keys() & keywords.keys():
                raise TypeError(f"{operation.function}() got {name!r} beside a model")
            return method(self, *arguments[:-1], **given, **keywords)

        return call

    return decorate


def _fields_of(operation: Operation[Any], model: object) -> dict[str, Any]:
    """The arguments that a model, or a dict in its place, stands for.

    Raises `TypeError` for a dict with keys that are not sent.
    """
    body = cast("DeclaredBody", operation.body)
    members = members_of(model)
    given = {
        field.argument or field.name: members.pop(field.name)
        for field in body.fields or ()
        if field.name in members
    }
    members.pop(body.stream_flag or "", None)
    if body.additional:
        return given | {"additional_properties": members}
    if members and isinstance(model, Mapping):
        names = ", ".join(map(repr, members))
        raise TypeError(f"{operation.function}() got a dict with unknown keys: {names}")
    return given


def asynchronous_model(
    method: ModelMethod[P, T, *Positions],
) -> ModelMethod[P, Coroutine[Any, Any, T], *Positions]:
    """The method of a resource for an asynchronous client, to be awaited."""
    made: Any = asynchronous(method)
    return cast("ModelMethod[P, Coroutine[Any, Any, T], *Positions]", made)


def model_with_response(
    method: ModelMethod[P, T, *Positions],
) -> ModelMethod[P, Response[T], *Positions]:
    """The method with everything around its data."""
    view: Any = with_response(method)
    return cast("ModelMethod[P, Response[T], *Positions]", view)


def async_model_with_response(
    method: ModelMethod[P, Awaitable[T], *Positions],
) -> ModelMethod[P, Coroutine[Any, Any, Response[T]], *Positions]:
    """The same for a method of an asynchronous client."""
    view: Any = async_with_response(method)
    return cast("ModelMethod[P, Coroutine[Any, Any, Response[T]], *Positions]", view)
