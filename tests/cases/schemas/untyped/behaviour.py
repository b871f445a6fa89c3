"""The keywords tell what is meant."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Object", {"id": 1})
    sdk.keeps("List", ["a"])
    sdk.keeps("Text", "a")
    sdk.keeps("Map", {"a": 1})
    assert sdk.models.Object(id=3).id == 3
    sdk.keeps("Anything", "a", 1, ["a"])
