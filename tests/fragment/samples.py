"""Samples for the tests of the fragment's SDK."""

from __future__ import annotations

import json
from typing import Any

from ai_api_key import Client

from tests.support.server import Answer, Server

KEY, SECRET = "EXO0123456789abcdef01234567", "5ecret-that-nobody-may-see"
CREDENTIALS: dict[str, Any] = {"api_key": KEY, "api_secret": SECRET}
ENTRY = {
    "updated-at": "2026-03-25T10:00:00Z",
    "name": "default-public-key",
    "scope": "public",
    "id": "11111111-1111-1111-1111-111111111111",
    "org-uuid": "22222222-2222-2222-2222-222222222222",
    "created-at": "2026-03-25T10:00:00Z",
}
PLACE = "$['ai-api-keys'][0].id"
LISTED = {"ai-api-keys": [ENTRY]}
FORBIDDEN = {
    "type": "https://example.com/forbidden",
    "title": "Forbidden",
    "status": 403,
    "detail": "the role of this key does not allow it",
    "instance": "/v2/ai/api-key",
    "errors": [{"path": "a", "detail": "b", "pointer": "/c", "location": "d"}],
}


def in_json(status: int, value: object, **headers: str) -> Answer:
    """Answer with JSON; `_` in the name of a header field stands for `-`."""
    fields = tuple((name.replace("_", "-"), text) for name, text in headers.items())
    return Answer(status, json.dumps(value).encode(), headers=fields)


def client_of(server: Server, **options: Any) -> Client:
    """Return a client of a server on loopback."""
    return Client(**{**CREDENTIALS, "base_url": f"{server.url}/v2", **options})
