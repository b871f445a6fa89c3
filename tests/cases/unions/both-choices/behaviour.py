"""Every combination keeps what it has."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"a": 1, "x": 2}, {"a": 1, "y": 2}, {"b": 1, "x": 2}, {"b": 1, "y": 2})
