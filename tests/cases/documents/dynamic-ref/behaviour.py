"""The page of users has users."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    users = sdk.read("Users", {"total": 1, "items": [{"name": "a"}]})
    assert users.items[0].name == "a"
    sdk.keeps("Users", {"total": 1, "items": [{"name": "a"}]})
