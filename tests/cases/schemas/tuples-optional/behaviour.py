"""`prefixItems` does not say that all of them are there."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Position", [1.5, 2.5], [1.5, 2.5, "a"])
