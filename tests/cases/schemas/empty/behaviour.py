"""Any JSON; a property that may not be there is `None` at most."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"empty": None, "yes": [1, {"a": None}], "described": "x"}, {})
    assert sdk.annotation("Row", "yes") == "JsonValue | UnsetType"
