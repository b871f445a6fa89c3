"""The answer of Exoscale's `list-ai-api-keys`, with any number of keys."""

from __future__ import annotations

import json
import uuid


def keys(number: int) -> bytes:
    """Return the JSON text of a list of keys, each like the documented example."""
    return json.dumps(
        {"ai-api-keys": [_key(index) for index in range(number)]}
    ).encode()


def _key(index: int) -> dict[str, str]:
    return {
        "updated-at": "2026-03-25T10:00:00Z",
        "name": f"default-public-key-{index}",
        "scope": "public",
        "id": str(uuid.UUID(int=index + 1)),
        "org-uuid": "22222222-2222-2222-2222-222222222222",
        "created-at": "2026-03-25T10:00:00Z",
    }
