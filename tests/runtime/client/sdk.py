"""A hand-made SDK in the shape of the emitted ones, for the tests of the run time."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, Unpack
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType, field

from generator.runtime.api import Api
from generator.runtime.auth.hmac import HmacScheme
from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.client import BaseAsyncClient, BaseClient
from generator.runtime.operation import (
    Field,
    Operation,
    ResponseSpec,
)
from generator.runtime.parameters.path import PathParameter
from generator.runtime.parameters.query import QueryParameter
from generator.runtime.resource import AsyncResource, RequestOptions, Resource
from generator.runtime.servers import Server, Variable
from generator.runtime.views import View, async_with_response, with_response


class Key(Struct, kw_only=True):
    id: UUID
    name: str
    created_at: datetime = field(name="created-at")


class Keys(Struct, kw_only=True):
    ai_api_keys: list[Key] = field(name="ai-api-keys")


class Problem(Struct, kw_only=True):
    message: str | None = None
    detail: str | None = None


LIST: Operation[Keys] = Operation(
    operation_id="list-ai-api-keys",
    method="GET",
    path="/ai/api-key",
    resource="ai_api_key",
    function="list_ai_api_keys",
    responses=(
        ResponseSpec("200", "application/json", Keys),
        ResponseSpec("403", "application/json", Problem),
    ),
)
GET: Operation[Key] = Operation(
    operation_id="get-ai-api-key",
    method="GET",
    path="/ai/api-key/{id}",
    resource="ai_api_key",
    function="get_ai_api_key",
    parameters=(PathParameter("id"),),
    responses=(ResponseSpec("200", "application/json", Key),),
)
CREATE: Operation[Key] = Operation(
    operation_id="create-ai-api-key",
    method="POST",
    path="/ai/api-key",
    resource="ai_api_key",
    function="create_ai_api_key",
    parameters=(QueryParameter("dry-run", argument="dry_run"),),
    body=RequestBody(
        (JsonBody("application/json"),),
        required=True,
        fields=(
            Field("name", required=True),
            Field("expires-at", argument="expires_at", nullable=True),
        ),
    ),
    responses=(ResponseSpec("200", "application/json", Key),),
)
DELETE: Operation[None] = Operation(
    operation_id="delete-ai-api-key",
    method="DELETE",
    path="/ai/api-key/{id}",
    resource="ai_api_key",
    function="delete_ai_api_key",
    parameters=(PathParameter("id"),),
    responses=(ResponseSpec("204"),),
)


class AiApiKeyResource(Resource):
    """Keys."""

    def list_ai_api_keys(self, **options: Unpack[RequestOptions]) -> Keys:
        """List."""
        return self._call(LIST, {}, options)

    def get_ai_api_key(self, id: UUID | str, **options: Unpack[RequestOptions]) -> Key:
        """Get."""
        return self._call(GET, {"id": id}, options)

    def create_ai_api_key(
        self,
        *,
        name: str,
        expires_at: datetime | None | UnsetType = UNSET,
        dry_run: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Key:
        """Create."""
        arguments = {"name": name, "expires_at": expires_at, "dry_run": dry_run}
        return self._call(CREATE, arguments, options)

    def delete_ai_api_key(
        self, id: UUID | str, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete."""
        return self._call(DELETE, {"id": id}, options)

    @property
    def with_response(self) -> AiApiKeyWithResponse:
        """Responses."""
        return AiApiKeyWithResponse(self)


class AiApiKeyWithResponse(View[AiApiKeyResource]):
    """Responses."""

    list_ai_api_keys = with_response(AiApiKeyResource.list_ai_api_keys)
    create_ai_api_key = with_response(AiApiKeyResource.create_ai_api_key)


class AsyncAiApiKeyResource(AsyncResource):
    """Keys."""

    async def list_ai_api_keys(self, **options: Unpack[RequestOptions]) -> Keys:
        """List."""
        return await self._call(LIST, {}, options)

    async def create_ai_api_key(
        self,
        *,
        name: str,
        expires_at: datetime | None | UnsetType = UNSET,
        dry_run: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Key:
        """Create."""
        arguments = {"name": name, "expires_at": expires_at, "dry_run": dry_run}
        return await self._call(CREATE, arguments, options)

    @property
    def with_response(self) -> AsyncAiApiKeyWithResponse:
        """Responses."""
        return AsyncAiApiKeyWithResponse(self)


class AsyncAiApiKeyWithResponse(View[AsyncAiApiKeyResource]):
    """Responses."""

    list_ai_api_keys = async_with_response(AsyncAiApiKeyResource.list_ai_api_keys)


API = Api(
    package="ai_api_key",
    version="0.1.0",
    env_prefix="EXOSCALE",
    servers=(
        Server(
            "https://api-{zone}.exoscale.com/v2",
            (Variable("zone", default="ch-gva-2", known=("at-vie-1",)),),
        ),
    ),
    schemes={"exo2": HmacScheme(key="api_key", secret="api_secret")},
    security=(("exo2",),),
)


class Client(BaseClient):
    """A client."""

    def __init__(
        self,
        *,
        api_key: str | None = None,
        api_secret: str | None = None,
        zone: str | None = None,
        **rest: Any,
    ) -> None:
        credentials = {"api_key": api_key, "api_secret": api_secret}
        super().__init__(API, credentials, {"zone": zone}, **rest)

    @cached_property
    def ai_api_key(self) -> AiApiKeyResource:
        """Keys."""
        return AiApiKeyResource(self)


class AsyncClient(BaseAsyncClient):
    """An asynchronous client."""

    def __init__(
        self,
        *,
        api_key: str | None = None,
        api_secret: str | None = None,
        zone: str | None = None,
        **rest: Any,
    ) -> None:
        credentials = {"api_key": api_key, "api_secret": api_secret}
        super().__init__(API, credentials, {"zone": zone}, **rest)

    @cached_property
    def ai_api_key(self) -> AsyncAiApiKeyResource:
        """Keys."""
        return AsyncAiApiKeyResource(self)
