"""The operations of `client.keys`."""

from __future__ import annotations

from typing import Annotated, Unpack

from .._operations.keys import DELETE, GET, UPDATE
from .._runtime.constraints import Constraints
from .._runtime.options import RequestOptions
from .._runtime.resource import (
    AsyncResource,
    Resource,
    View,
    async_with_response,
    asynchronous,
    with_response,
)
from .._runtime.serialization.limits import register_limits

register_limits()


class KeysResource(Resource):
    """The operations of keys."""

    def delete(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """All that can be done with a key.

        Args:
            **options: `timeout`, `max_retries` and more, see `RequestOptions`.

        Returns:
            204: Gone.
        """
        return self._call(DELETE, {"id": id}, options)

    def update(
        self,
        id: str,
        *,
        name: Annotated[str, Constraints(max_length=255)] | None = None,
        **options: Unpack[RequestOptions],
    ) -> str:
        """Update a key.

        Changes what the body has.

        Args:
            id: Which one.
            name: A label. Default: `"main"`.
            **options: `timeout`, `max_retries` and more, see `RequestOptions`.

        Returns:
            200: The key.

        Raises:
            errors.BadRequestError: 400: No such name.
            errors.NotFoundError: 404: No such key.

        Example of a response: `"a"`
        """
        return self._call(UPDATE, {"id": id, "name": name}, options)

    def get(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """[BETA] Get a key.

        Args:
            **options: `timeout`, `max_retries` and more, see `RequestOptions`.

        Returns:
            204: done
        """
        return self._call(GET, {"id": id}, options)

    @property
    def with_response(self) -> KeysResourceWithResponse:
        """The same methods, returning whole responses."""
        return KeysResourceWithResponse(self)


class KeysResourceWithResponse(View[KeysResource]):
    """The same methods, returning whole responses."""

    delete = with_response(KeysResource.delete)
    update = with_response(KeysResource.update)
    get = with_response(KeysResource.get)


class AsyncKeysResource(AsyncResource):
    """The operations of keys."""

    delete = asynchronous(KeysResource.delete)
    update = asynchronous(KeysResource.update)
    get = asynchronous(KeysResource.get)

    @property
    def with_response(self) -> AsyncKeysResourceWithResponse:
        """The same methods, returning whole responses."""
        return AsyncKeysResourceWithResponse(self)


class AsyncKeysResourceWithResponse(View[AsyncKeysResource]):
    """The same methods, returning whole responses."""

    delete = async_with_response(AsyncKeysResource.delete)
    update = async_with_response(AsyncKeysResource.update)
    get = async_with_response(AsyncKeysResource.get)
