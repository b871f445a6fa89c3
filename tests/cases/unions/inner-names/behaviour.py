"""The branch that keeps most of a value is its type; the first one, of equals."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Identity", {"user": {"id": "a", "image": "b"}})
    sdk.keeps("Identity", {"user": {"teams": [{"name": "x"}]}})
    assert type(sdk.read("Identity", {"user": {"id": "a"}})) is sdk.models.Basic
    seen = sdk.read("Identity", {"user": {"id": "a", "image": "b", "more": 1}})
    assert type(seen) is sdk.models.Avatar
