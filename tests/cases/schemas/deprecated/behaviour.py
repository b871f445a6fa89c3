"""Checkers know of the class; a field says it in its docstring."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.models.Old.__deprecated__ == "This type is deprecated."
    sdk.keeps("Row", {"gone": "a"})
