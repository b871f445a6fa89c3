"""The narrowest that fits."""

from datetime import UTC, datetime

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"id": 1, "at": "later", "model": "big", "size": "auto", "flag": True})
    sdk.keeps("Row", {"id": "1", "at": "2026-01-02T00:00:00Z", "size": 1.5, "flag": 0})
    at = sdk.read("Row", {"at": "2026-01-02T00:00:00Z"}).at
    assert at == datetime(2026, 1, 2, tzinfo=UTC)
    model = sdk.read("Row", {"model": "huge"}).model
    assert model == "huge" and not model.is_known
    assert sdk.read("Row", {"flag": True}).flag is True
