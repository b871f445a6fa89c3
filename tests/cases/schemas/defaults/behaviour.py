"""The server's default may change."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.models.Row().to_dict() == {}
    assert sdk.read("Row", {}).size is None
