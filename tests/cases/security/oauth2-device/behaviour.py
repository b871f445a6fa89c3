"""A token of the flow."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"token": "t"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer t"
