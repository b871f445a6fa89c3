"""The outer branch holds, with a warning; an integer is a number."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"id": "a", "count": 3})
    assert sdk.annotation("Row", "count") == "int | None"
