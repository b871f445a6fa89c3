"""The flow itself is the application's affair; a function renews tokens."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"token": "t"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer t"
    sdk.options = {"token": lambda: "fresh"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer fresh"
