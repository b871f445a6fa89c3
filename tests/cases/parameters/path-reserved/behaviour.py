"""Sub-delimiters stay; what would end the segment is still encoded."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-tag", "a:b@c;v=1/../x?y#z")
    assert sdk.sent.target == "/tags/a:b@c;v=1%2F..%2Fx%3Fy%23z"
