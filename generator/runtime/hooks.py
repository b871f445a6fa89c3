"""Functions of the user's that are called along the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from .errors import ApiError
    from .headers import Headers
    from .transport import Request

RequestHook = Callable[["Request"], Awaitable[None] | None]
"""Called before each attempt is signed; what it changes in the request is sent."""
ResponseHook = Callable[["ResponseHead"], Awaitable[None] | None]
"""Called for each response, before its body is read."""
ErrorHook = Callable[["ApiError"], Awaitable[None] | None]
"""Called once for a call that fails, with the error that it raises."""

T = TypeVar("T")


class ResponseHead(NamedTuple):
    """The head of one attempt's response, as hooks see it."""

    status: int
    headers: Headers
    request: Request
    """The request as sent: its Authorization is for the server only."""
    operation_id: str
    attempt: int
    """1 for the first attempt of a call."""
    elapsed: float
    """Seconds from the attempt's start to the head of the response."""


class Hooks(NamedTuple):
    """The hooks of one client."""

    on_request: tuple[RequestHook, ...]
    on_response: tuple[ResponseHook, ...]
    on_error: tuple[ErrorHook, ...]


def to_hooks(
    on_request: RequestHook | Sequence[RequestHook] | None,
    on_response: ResponseHook | Sequence[ResponseHook] | None,
    on_error: ErrorHook | Sequence[ErrorHook] | None,
) -> Hooks:
    """The hooks as given to a client: one function, several or none."""
    return Hooks(_several(on_request), _several(on_response), _several(on_error))


def _several(given: T | Sequence[T] | None) -> tuple[T, ...]:
    if given is None:
        return ()
    if isinstance(given, (list, tuple)):
        return tuple(cast("Sequence[T]", given))
    return (cast("T", given),)


async def call_hooks(hooks: Sequence[Callable[[T], object]], value: T) -> None:
    """Call each one in turn, waiting for what it returns when that can be awaited."""
    for hook in hooks:
        pending = hook(value)
        if isinstance(pending, Awaitable):
            await pending
