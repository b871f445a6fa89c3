"""None of the operations has `iterate`; all can be called."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    client = sdk.package.Client()
    for info in sdk.package.operations.values():
        assert not hasattr(getattr(client, info.resource), "iterate")
    sdk.answers({"data": ["x"]})
    assert sdk.call("a").data == ["x"]
