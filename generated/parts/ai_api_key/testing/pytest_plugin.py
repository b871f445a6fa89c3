"""Fixtures of pytest: `pytest_plugins = ["ai_api_key.testing.pytest_plugin"]`.

They are called `ai_api_key_transport`, `ai_api_key_client` and
`ai_api_key_async_client`.
"""

from __future__ import annotations

from .._client import API, AsyncClient, Client
from .._runtime.testing.fixtures import client_fixture, transport_fixture
from . import MockTransport

transport = transport_fixture(API, MockTransport)
client = client_fixture(API, Client)
async_client = client_fixture(API, AsyncClient)
