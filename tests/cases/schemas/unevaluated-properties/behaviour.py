"""The patterns are not told apart: values are of one of their types."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Unevaluated", {"id": 1, "kind": "a", "x": "b"})
    sdk.keeps("Pattern", {"id": 1, "x-a": "b", "n-b": 3})
    sdk.keeps("OnlyPattern", {"S_a": "b"})
    assert sdk.read("Unevaluated", {"x": "b"}).additional_properties == {"x": "b"}
