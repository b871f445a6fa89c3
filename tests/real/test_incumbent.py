"""python-exoscale and the emitted SDK ask the same of the same server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.server import Answer, Seen, Server, serving

pytestmark = pytest.mark.long

exoscale = pytest.importorskip("exoscale.api.v2")

KEY, SECRET = "EXO0123456789abcdef01234567", "a secret of nobody"
NOW = 1_893_455_400.75
LISTED = b'{"ai-api-keys": []}'


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server without keys, at a time that does not pass."""
    monkeypatch.setattr(time, "time", lambda: NOW)
    with serving(lambda seen: Answer(200, LISTED)) as running:
        yield running


def by_incumbent(url: str) -> Any:
    return exoscale.Client(KEY, SECRET, url=url).list_ai_api_keys()


def by_sdk(url: str) -> Any:
    from ai_api_key import Client

    with Client(api_key=KEY, api_secret=SECRET, base_url=url) as client:
        return client.ai_api_key.list().to_dict()


async def by_async_sdk(url: str) -> Any:
    from ai_api_key import AsyncClient

    async with AsyncClient(api_key=KEY, api_secret=SECRET, base_url=url) as client:
        return (await client.ai_api_key.list()).to_dict()


def asked(seen: Seen) -> tuple[str, str, str, bytes, str | None]:
    """Return what the server goes by."""
    authorization = seen.header("Authorization")
    return seen.method, seen.url.path, seen.url.query, seen.body, authorization


def test_they_ask_the_same(server: Server) -> None:
    url = f"{server.url}/v2"
    assert by_incumbent(url) == by_sdk(url) == {"ai-api-keys": []}
    theirs, ours = map(asked, server.seen)
    assert ours == theirs
    assert ours[:2] == ("GET", "/v2/ai/api-key")
    assert "expires=1893456000,signature=" in str(ours[4])


def test_the_asynchronous_client_does_too(server: Server) -> None:
    import asyncio

    url = f"{server.url}/v2"
    assert by_incumbent(url) == asyncio.run(by_async_sdk(url))
    theirs, ours = map(asked, server.seen)
    assert ours == theirs
