"""JSON under another name is JSON; a page in HTML is its text, and an issue."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"a": 1}, content_type="application/problem+json")
    assert sdk.call("get-x").a == 1
    sdk.answers(b'{"a": 1}', content_type=None)
    assert sdk.call("get-x").a == 1
    sdk.answers(b"<p>", content_type="text/html")
    found = sdk.response("get-x")
    assert found.data == "<p>" and found.issues
