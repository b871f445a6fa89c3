"""Any value: what must be there must be able to be sent."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"id": 1, "extra": [1]})
    sdk.keeps("Open", {"id": 1, "extra": "a", "more": "b"})
    sdk.keeps("Bare", {"id": 1})
