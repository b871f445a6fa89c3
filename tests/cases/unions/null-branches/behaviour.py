"""One branch beside null is no union."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"one": None, "many": None}, {"one": {"id": 1}, "many": "a"})
    assert sdk.annotation("Row", "one") == "Part | None"
    assert sdk.annotation("Row", "many") == "Part | str | None"
