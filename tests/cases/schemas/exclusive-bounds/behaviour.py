"""The same as 3.0's booleans."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    found = sdk.annotation("Row", "n")
    assert "Constraints(maximum=9, exclusive_minimum=0)" in found
