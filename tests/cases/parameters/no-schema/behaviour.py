"""Text, and the location's own style."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-x", bare="a", odd=[1, 2])
    assert sdk.sent.query == "bare=a&odd=1&odd=2"
