"""The operations of `client.ai_api_key`."""

from __future__ import annotations

from typing import Unpack

from .._operations.ai_api_key import LIST
from .._runtime.options import RequestOptions
from .._runtime.resource import (
    AsyncResource,
    Resource,
    View,
    async_with_response,
    asynchronous,
    with_response,
)
from ..models.ai_api_key import ListAiApiKeysResponse


class AiApiKeyResource(Resource):
    """API keys for accessing inference deployments."""

    def list(self, **options: Unpack[RequestOptions]) -> ListAiApiKeysResponse:
        """List AI API Keys.

        List AI API keys for an organization

        Args:
            **options: `timeout`, `max_retries` and more, see `RequestOptions`.

        Raises:
            errors.PermissionDeniedError: 403. `body`: `ErrorResponse`.
        """
        return self._call(LIST, {}, options)

    @property
    def with_response(self) -> AiApiKeyResourceWithResponse:
        """The same methods, returning whole responses."""
        return AiApiKeyResourceWithResponse(self)


class AiApiKeyResourceWithResponse(View[AiApiKeyResource]):
    """The same methods, returning whole responses."""

    list = with_response(AiApiKeyResource.list)


class AsyncAiApiKeyResource(AsyncResource):
    """API keys for accessing inference deployments."""

    list = asynchronous(AiApiKeyResource.list)

    @property
    def with_response(self) -> AsyncAiApiKeyResourceWithResponse:
        """The same methods, returning whole responses."""
        return AsyncAiApiKeyResourceWithResponse(self)


class AsyncAiApiKeyResourceWithResponse(View[AsyncAiApiKeyResource]):
    """The same methods, returning whole responses."""

    list = async_with_response(AsyncAiApiKeyResource.list)
