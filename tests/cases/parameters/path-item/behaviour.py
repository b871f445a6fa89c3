"""Name and location identify a parameter."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-zone", "a", limit=3)
    assert sdk.sent.target == "/zones/a?limit=3"
    assert sdk.argument("get-zone", "limit") == "int"
    sdk.call("delete-zone", "a", limit="b")
    assert sdk.sent.target == "/zones/a?limit=b"
