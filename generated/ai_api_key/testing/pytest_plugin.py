"""Fixtures of pytest: `pytest_plugins = ["<package>.testing.pytest_plugin"]`.

They are called `<package>_transport`, `<package>_client` and `<package>_async_client`.
"""

from __future__ import annotations

import pytest

from .._client import API, AsyncClient, Client
from .._runtime.testing.dummy_credentials import client_options
from . import MockTransport


@pytest.fixture(name=f"{API.package}_transport")
def transport() -> MockTransport:
    """A transport that answers by itself; each test has its own."""
    return MockTransport()


@pytest.fixture(name=f"{API.package}_client")
def client(request: pytest.FixtureRequest) -> Client:
    """A client in front of the transport, with credentials that open nothing."""
    mock = request.getfixturevalue(f"{API.package}_transport")
    return Client(**client_options(API, mock))


@pytest.fixture(name=f"{API.package}_async_client")
def async_client(request: pytest.FixtureRequest) -> AsyncClient:
    """The same, asynchronous."""
    mock = request.getfixturevalue(f"{API.package}_transport")
    return AsyncClient(**client_options(API, mock))
