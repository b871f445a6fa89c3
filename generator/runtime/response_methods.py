"""Methods of the view `with_response` that are written out, for their overloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from .client import async_response_call_of, response_call_of
from .options import RequestOptions
from .resource import View, client_of, resource_of

if TYPE_CHECKING:
    from .operation import Operation
    from .responses.response import Response

T = TypeVar("T")


def responded(
    view: View[Any],
    operation: Operation[T],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> Response[T]:
    """Call an operation for a method of a view that is written out."""
    call = response_call_of(client_of(resource_of(view)))
    response: Response[T] = call(operation, arguments, options)
    return response


async def async_responded(
    view: View[Any],
    operation: Operation[T],
    arguments: Mapping[str, Any],
    options: RequestOptions,
) -> Response[T]:
    """The same for an asynchronous client."""
    call = async_response_call_of(client_of(resource_of(view)))
    response: Response[T] = await call(operation, arguments, options)
    return response
