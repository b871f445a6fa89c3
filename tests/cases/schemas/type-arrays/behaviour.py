"""A plain union."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"id": "a", "many": [1]}, {"id": 1, "many": "a"}, {"many": None})
    sdk.keeps("Row", {"all": 1.5, "shaped": {"a": 1}}, {"all": [1], "shaped": "a"})
    assert set(sdk.annotation("Row", "id").split(" | ")) == {"str", "int", "None"}
