"""Required ones first; a name that a parameter has gets `_body`; read-only ones are left out."""

from datetime import UTC, datetime
from inspect import signature

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    at = datetime(2026, 1, 2, tzinfo=UTC)
    sdk.call("update-key", "k", name="a", expires_at=at, id_body=3)
    assert sdk.sent.json == {"name": "a", "expires-at": "2026-01-02T00:00:00Z", "id": 3}
    assert sdk.sent.media_type == "application/json"
    names = list(signature(sdk.method("update-key")).parameters)
    assert names == ["id", "name", "expires_at", "id_body", "note", "options"]
    assert sdk.package.operations["update-key"].body.fields == {
        "id": "id_body", "name": "name", "note": "note", "expires-at": "expires_at"
    }
