"""Models alone are an SDK too."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"n": 1})
    assert len(sdk.package.operations) == 0
