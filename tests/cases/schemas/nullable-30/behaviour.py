"""Beside `$ref` it says nothing by the letter of 3.0, and null by everyone's intent."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"text": None, "ref": None, "allof": None, "enum": None})
    assert sdk.annotation("Row", "ref") == "Id | None"
    assert sdk.annotation("Row", "allof") == "Other | None"
