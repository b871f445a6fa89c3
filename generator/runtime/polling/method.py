"""The method `wait` of the clients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..client import dispatcher_of
from ..dispatch import Dispatcher
from ..io_backend import run
from ..operation import Operation
from .poller import Poller
from .wait import Seen, Wait

if TYPE_CHECKING:
    from ..client import BaseAsyncClient, BaseClient

T = TypeVar("T")


class NotAnOperationError(TypeError):
    """A value is nothing that can be waited for."""


def wait_for(
    client: BaseClient,
    pollers: Sequence[Poller[Any]],
    operation: T,
    timeout: float | None,
    on_update: Callable[[T], object] | None,
) -> T:
    """Wait for an operation, as a client's `wait` does."""
    return cast(
        "T", run(_wait(dispatcher_of(client), pollers, operation, timeout, on_update))
    )


async def async_wait_for(
    client: BaseAsyncClient,
    pollers: Sequence[Poller[Any]],
    operation: T,
    timeout: float | None,
    on_update: Callable[[T], object] | None,
) -> T:
    """Wait for an operation, as the `wait` of an asynchronous client does."""
    dispatcher = dispatcher_of(client)
    return cast("T", await _wait(dispatcher, pollers, operation, timeout, on_update))


async def _wait(
    dispatcher: Dispatcher,
    pollers: Sequence[Poller[Any]],
    operation: Any,
    timeout: float | None,
    on_update: Callable[[Any], object] | None,
) -> Any:
    poller = _poller(pollers, operation)
    first = cast("Operation[Any]", poller.operation)
    wait = Wait(dispatcher, poller, first, timeout, on_update)
    return await wait.end(Seen(operation))


def _poller(pollers: Sequence[Poller[Any]], operation: Any) -> Poller[Any]:
    """The poller for a value; one that broke its document is a plain dictionary."""
    for poller in pollers:
        if isinstance(operation, poller.type):
            return poller
    if type(operation) is dict and len(pollers) == 1:
        return pollers[0]
    name = type(cast("object", operation)).__name__
    raise NotAnOperationError(f"wait: {name} is no long-running operation")
