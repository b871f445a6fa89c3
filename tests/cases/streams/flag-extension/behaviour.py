"""Fern's and Speakeasy's names for the property; without one, it is an argument."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for operation in ("fern", "speak"):
        sdk.answers({})
        sdk.call(operation, q="a")
        assert sdk.sent.json == {"q": "a", "live": False}
        sdk.answers(b"data: x\n\n", content_type="text/event-stream")
        assert sdk.stream(operation, q="a") == ["x"]
        assert sdk.sent.json == {"q": "a", "live": True}
    sdk.answers({})
    sdk.call("plain", q="a", live=True)
    assert sdk.sent.json == {"q": "a", "live": True}
