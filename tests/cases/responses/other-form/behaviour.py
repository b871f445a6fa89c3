"""An answer that is no JSON where JSON was asked for is an error that says what helps."""

import pytest
from tests.support.sdk import Sdk

PAGE = b"<!doctype html><html><title>Log\n in</title></html>"
LINES = b'"a"\nb\n'


def check(sdk: Sdk) -> None:
    sdk.answers({"n": 1})
    assert sdk.call("get-log").n == 1
    assert sdk.sent.headers["accept"] == "application/json, application/problem+json"
    for content_type in ("text/html", "application/json", None):
        sdk.answers(PAGE, content_type=content_type)
        with pytest.raises(sdk.errors.DecodeError, match="HTML page.*'Log in'"):
            sdk.call("get-log")
    for content_type in ("application/x-ndjson", "application/json", None):
        sdk.answers(LINES, content_type=content_type)
        with pytest.raises(sdk.errors.DecodeError, match=r"stream.*log\.stream\.get"):
            sdk.call("get-log")
    assert sdk.call("get-log", accept="application/x-ndjson") == ["a", "b"]
    sdk.answers(b"hello", content_type="text/html")
    with pytest.raises(sdk.errors.DecodeError, match="accept='text/html'"):
        sdk.call("get-log")
    assert sdk.call("get-log", accept="text/html") == "hello"
