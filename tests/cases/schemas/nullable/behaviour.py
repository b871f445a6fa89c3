"""They all mean the same."""

from tests.support.sdk import Sdk

NAMES = ("array", "oneof", "anyof", "allof", "enum", "constant", "ref", "old")


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", dict.fromkeys(NAMES))
    assert sdk.annotation("Row", "array") == "str | None"
    assert sdk.annotation("Row", "constant") == "None"
    values = {"array": "a", "oneof": "b", "anyof": 1, "allof": "c", "enum": "a"}
    sdk.keeps("Row", dict.fromkeys(NAMES) | values | {"ref": 2, "old": "d"})
