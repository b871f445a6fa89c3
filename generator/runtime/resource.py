"""The base of the emitted resources: one class for each tag of the document."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .client import async_call_of, call_of
from .options import RequestOptions

if TYPE_CHECKING:
    from .client import BaseAsyncClient, BaseClient
    from .operation import Operation

__all__ = ["AsyncResource", "RequestOptions", "Resource"]

T = TypeVar("T")
_R = TypeVar("_R", bound="Resource | AsyncResource")


class Call(Protocol):
    """What a method of a resource does: call an operation with its arguments.

    Arguments go by their Python names; an unset one is left out.
    """

    def __call__(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        options: RequestOptions,
        /,
    ) -> T: ...


class AsyncCall(Protocol):
    """The same for an asynchronous client."""

    def __call__(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        options: RequestOptions,
        /,
    ) -> Awaitable[T]: ...


class Resource:
    """The operations of a tag.

    Every method calls `self._call`; a view is the same class with another one there.
    """

    def __init__(self, client: BaseClient, call: Call | None = None) -> None:
        self._client = client
        self._call: Call = call or call_of(client)

    def _bind(self, client: BaseClient) -> None:
        """Belong to another client."""
        self._client, self._call = client, call_of(client)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class AsyncResource:
    """The operations of a tag, for an asynchronous client."""

    def __init__(self, client: BaseAsyncClient, call: AsyncCall | None = None) -> None:
        self._client = client
        self._call: AsyncCall = call or async_call_of(client)

    def _bind(self, client: BaseAsyncClient) -> None:
        """Belong to another client."""
        self._client, self._call = client, async_call_of(client)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


client_of: Callable[[Resource | AsyncResource], Any] = attrgetter("_client")
"""The client that a resource belongs to."""


def with_call(resource: _R, make: Callable[[Any], Any]) -> _R:
    """A copy of a resource whose methods call in another way.

    A client that has methods itself is its own resource: its copy shares its session.
    """
    copy = object.__new__(type(resource))
    vars(copy).update(vars(resource), _call=make(client_of(resource)))
    return copy
