"""Nothing is waited for; all can be called."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    client = sdk.package.Client()
    assert not hasattr(client, "wait")
    for info in sdk.package.operations.values():
        assert not hasattr(getattr(client, info.resource), "and_wait")
    sdk.answers({"state": "x"})
    assert sdk.call("b").state == "x"
