"""The most specific that fits, whatever the order."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    assert type(sdk.read("Source", {"url": "a", "note": "b"})) is models.Url
    assert type(sdk.read("Source", {"file": "a"})) is models.File
    assert type(sdk.read("Source", {"note": "b"})) is models.Any
    sdk.keeps("Source", {"url": "a"}, {"file": "a", "size": 1}, {})
