"""The clients of Exoscale API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Unpack

from ._runtime.api import Api
from ._runtime.auth.hmac import HmacScheme
from ._runtime.client import BaseAsyncClient, BaseClient
from ._runtime.options import ClientOptions
from ._runtime.urls import Server, Variable

if TYPE_CHECKING:
    from .resources.ai_api_key import AiApiKeyResource, AsyncAiApiKeyResource

API = Api(
    package="ai_api_key",
    version="2.0.0",
    env_prefix="EXOSCALE",
    servers=(
        Server(
            "https://api-{zone}.exoscale.com/v2",
            (
                Variable(
                    "zone",
                    default="ch-gva-2",
                    known=(
                        "at-vie-1",
                        "at-vie-2",
                        "bg-sof-1",
                        "ch-dk-2",
                        "ch-gva-2",
                        "de-fra-1",
                        "de-muc-1",
                        "hr-zag-1",
                    ),
                ),
            ),
        ),
    ),
    schemes={"exo2": HmacScheme()},
    security=(("exo2",),),
)


class Client(BaseClient):
    """A client of Exoscale API.

    Args:
        api_key: The API key of the scheme `exo2`. An API key and its secret;
            every request is signed with the secret.
        api_secret: The API secret of the scheme `exo2`.
        zone: Default: `ch-gva-2`.

    Keywords that are not given come from the environment: `EXOSCALE_API_KEY`,
    `EXOSCALE_API_SECRET`, `EXOSCALE_ZONE`, `EXOSCALE_BASE_URL`.

    Further keywords: `base_url`, `auth`, `timeout`, `max_retries`, `validation`,
    `default_headers`, `default_query`, `follow_redirects`, `max_response_bytes`,
    `on_request`, `on_response`, `on_error`, `transport`; see `ClientOptions`.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        api_secret: str | None = None,
        zone: (
            Literal[
                "at-vie-1",
                "at-vie-2",
                "bg-sof-1",
                "ch-dk-2",
                "ch-gva-2",
                "de-fra-1",
                "de-muc-1",
                "hr-zag-1",
            ]
            | str
            | None
        ) = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            API,
            {"api_key": api_key, "api_secret": api_secret},
            {"zone": zone},
            **options,
        )

    @cached_property
    def ai_api_key(self) -> AiApiKeyResource:
        """API keys for accessing inference deployments."""
        from .resources.ai_api_key import AiApiKeyResource

        return AiApiKeyResource(self)


class AsyncClient(BaseAsyncClient):
    """An asynchronous client of Exoscale API.

    Args:
        api_key: The API key of the scheme `exo2`. An API key and its secret;
            every request is signed with the secret.
        api_secret: The API secret of the scheme `exo2`.
        zone: Default: `ch-gva-2`.

    Keywords that are not given come from the environment: `EXOSCALE_API_KEY`,
    `EXOSCALE_API_SECRET`, `EXOSCALE_ZONE`, `EXOSCALE_BASE_URL`.

    Further keywords: `base_url`, `auth`, `timeout`, `max_retries`, `validation`,
    `default_headers`, `default_query`, `follow_redirects`, `max_response_bytes`,
    `on_request`, `on_response`, `on_error`, `transport`; see `ClientOptions`.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        api_secret: str | None = None,
        zone: (
            Literal[
                "at-vie-1",
                "at-vie-2",
                "bg-sof-1",
                "ch-dk-2",
                "ch-gva-2",
                "de-fra-1",
                "de-muc-1",
                "hr-zag-1",
            ]
            | str
            | None
        ) = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            API,
            {"api_key": api_key, "api_secret": api_secret},
            {"zone": zone},
            **options,
        )

    @cached_property
    def ai_api_key(self) -> AsyncAiApiKeyResource:
        """API keys for accessing inference deployments."""
        from .resources.ai_api_key import AsyncAiApiKeyResource

        return AsyncAiApiKeyResource(self)
