"""JSON under another name is JSON; a page in HTML is its text, and an issue."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"a": 1}, content_type="application/problem+json")
    assert sdk.call("get-x").a == 1
    sdk.answers(b'{"a": 1}', content_type=None)
    assert sdk.call("get-x").a == 1
    sdk.answers(b"<p>", content_type="text/html")
    found = sdk.response("get-x")
    assert found.data == "<p>" and found.issues
    sdk.answers(b"1", content_type="text/plain")
    assert sdk.call("get-file") == b"1"
    for content_type in ("application/octet-stream", "application/json", None):
        sdk.answers(b'{"a": 1}', content_type=content_type)
        assert sdk.call("get-range").a == 1
    for content_type in ("", "json"):
        sdk.answers(b'{"a": 1}', content_type=content_type)
        assert sdk.call("get-mixed") == {"a": 1}
    sdk.answers(b"404", status=404, content_type="text/plain")
    with pytest.raises(sdk.errors.NotFoundError) as error:
        sdk.call("get-mixed")
    assert error.value.body == "404"
