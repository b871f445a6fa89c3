"""An empty array has no form on the wire (RFC 6570 section 2.3)."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("list", debug="", ids=[], joined=[])
    assert sdk.sent.target == "/list?debug="
    sdk.call("list", debug=None, ids=[1, 2], joined=[3, 4])
    assert sdk.sent.query == "ids=1&ids=2&joined=3,4"
