"""JSON Pointer in a URI fragment (RFC 6901 section 6)."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"n": 1})
    assert sdk.call("get-a", "x", q=3).n == 1
    assert sdk.sent.target == "/a~b/x?q=3"
    sdk.keeps("Row", {"a/b c": {"n": 1}})
