"""Neither the operations nor their types are there; a pattern that matches nothing is told."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert list(sdk.package.operations) == ["listOrders"]
    assert {"Order", "Item"} <= set(dir(sdk.models))
    assert not hasattr(sdk.models, "User")
