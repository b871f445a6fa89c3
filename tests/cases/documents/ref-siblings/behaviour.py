"""A sibling that describes changes no type; one that restricts is merged."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.annotation("Row", "plain") == "Part | None"
    sdk.keeps("Row", {"plain": {"id": 1}, "more": {"id": 1, "extra": "a"}, "short": "abc"})
    row = sdk.read("Row", {"more": {"id": 1, "extra": "a"}})
    assert row.more.extra == "a"
    assert "min_length=1, max_length=3" in sdk.annotation("Row", "short")
