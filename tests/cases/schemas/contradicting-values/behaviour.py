"""The type holds: what is read and sent is of it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"level": "1", "size": 1, "on": True, "rate": 1.5, "only": 2})
    sdk.keeps("Row", {"level": "true", "none": 3})
    found = sdk.read("Row", {"level": "1", "size": 1, "only": 3})
    assert found.level.is_known and found.size.is_known and not found.only.is_known
