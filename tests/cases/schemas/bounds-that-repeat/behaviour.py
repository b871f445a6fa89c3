"""A list of values with bounds is the same list; a format's range is no limit."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"kind": 1, "big": 2, "small": 3, "names": {"a": "b"}})
    assert type(sdk.read("Row", {"kind": 2}).kind) is sdk.models.Kind
    assert sdk.annotation("Row", "big") == "int | None"
    assert "minimum=0)" in sdk.annotation("Row", "small")
