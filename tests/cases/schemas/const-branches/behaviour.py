"""Titles are names, descriptions are docstrings."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    level = sdk.models.Level
    assert (level.HIGH, level.LOW) == (2, 1)
    sdk.keeps("Level", 1, 2, 3)
