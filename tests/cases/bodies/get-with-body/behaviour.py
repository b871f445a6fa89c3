"""A body that the document asks for is sent."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("delete-keys", ids=[1])
    assert (sdk.sent.method, sdk.sent.json) == ("DELETE", {"ids": [1]})
    sdk.call("find-keys", q="a")
    assert (sdk.sent.method, sdk.sent.json) == ("GET", {"q": "a"})
