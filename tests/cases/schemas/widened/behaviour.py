"""The type is wider, and a note says so."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"id": "a", "kind": "b"}, {})
    sdk.keeps("Names", {"x1": 1})
