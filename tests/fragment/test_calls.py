"""The results of calls of the fragment's SDK."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from ai_api_key import AsyncClient, errors, models

from tests.fragment.samples import CREDENTIALS, ENTRY, LISTED, PLACE, client_of, in_json
from tests.support.server import Server


def test_the_readme_example(server: Server) -> None:
    with client_of(server, zone="ch-gva-2") as client:
        (key,) = client.ai_api_key.list().ai_api_keys
    assert (key.name, key.scope) == ("default-public-key", "public")
    assert key.created_at == datetime(2026, 3, 25, 10, tzinfo=UTC)
    assert key.id == UUID(ENTRY["id"]) and key.org_uuid == UUID(ENTRY["org-uuid"])
    (seen,) = server.seen
    assert (seen.method, seen.target, seen.body) == ("GET", "/v2/ai/api-key", b"")
    assert seen.header("Accept") == "application/json"


def test_it_goes_asynchronously(server: Server) -> None:
    async def listed() -> models.ListAiApiKeysResponse:
        options: dict[str, Any] = {**CREDENTIALS, "base_url": f"{server.url}/v2"}
        async with AsyncClient(**options) as client:
            return await client.ai_api_key.list()

    assert asyncio.run(listed()).to_dict() == LISTED
    assert str(server.seen[0].header("Authorization")).startswith("EXO2-HMAC-SHA256 ")


def test_with_response(server: Server) -> None:
    server.answer = lambda seen: in_json(200, LISTED, X_Request_Id="r-1")
    with client_of(server) as client:
        response = client.ai_api_key.with_response.list()
    assert response.status == 200
    assert response.headers["x-request-ID"] == "r-1"
    assert response.data.ai_api_keys[0].name == "default-public-key"
    assert json.loads(response.raw) == LISTED
    assert response.url == f"{server.url}/v2/ai/api-key"
    assert response.elapsed.total_seconds() > 0
    assert (response.issues, response.attempts) == ([], 1)
    assert dict(response.typed_headers) == {}


def test_what_does_not_fit_is_an_issue(server: Server) -> None:
    odd = {"ai-api-keys": [{**ENTRY, "id": "no uuid"}]}
    server.answer = lambda seen: in_json(200, odd)
    with client_of(server) as client:
        response = client.ai_api_key.with_response.list()
        assert [issue.path for issue in response.issues] == [PLACE]
        assert response.data.ai_api_keys[0].name == "default-public-key"
        with pytest.raises(errors.DecodeError) as caught:
            client.ai_api_key.list(validation="strict")
    assert caught.value.issues[0].path == PLACE
