"""Nothing is waited for; all can be called."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    client = sdk.package.Client()
    assert not hasattr(client, "wait")
    assert not hasattr(client.default, "and_wait")
    sdk.answers({"state": "x"})
    assert sdk.call("b").state == "x"
