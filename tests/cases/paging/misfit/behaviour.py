"""None of the operations has `iterate`; all can be called."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert not hasattr(sdk.package.Client().default, "iterate")
    sdk.answers({"data": ["x"]})
    assert sdk.call("a").data == ["x"]
