"""Merged as they are meant, with a note."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"part": None}, {"part": {"id": 1}})
