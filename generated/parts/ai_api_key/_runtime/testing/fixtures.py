"""Fixtures of pytest for an SDK, under names that begin with the package's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ..api import Api
from ..client import BaseAsyncClient, BaseClient
from .dummy_credentials import client_options
from .transport import BaseMockTransport


def transport_fixture(api: Api, transport: type[BaseMockTransport]) -> Any:
    """Make the fixture `<package>_transport`: each test has a transport of its own."""

    @pytest.fixture(name=f"{api.package}_transport")
    def make_transport() -> BaseMockTransport:
        return transport()

    return make_transport


def client_fixture(api: Api, client: type[BaseClient | BaseAsyncClient]) -> Any:
    """Make `<package>_client`, or `<package>_async_client` for an asynchronous client.

    Its credentials open nothing, and the transport is that of the other fixture.
    """
    kind = "async_client" if issubclass(client, BaseAsyncClient) else "client"
    make: Callable[..., object] = client

    @pytest.fixture(name=f"{api.package}_{kind}")
    def make_client(request: pytest.FixtureRequest) -> object:
        mock = request.getfixturevalue(f"{api.package}_transport")
        return make(**client_options(api, mock))

    return make_client
