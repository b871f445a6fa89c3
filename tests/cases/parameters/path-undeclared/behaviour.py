"""The path decides: the method can be called, and a warning says what was taken."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-zone", "a")
    assert sdk.sent.target == "/zones/a"
