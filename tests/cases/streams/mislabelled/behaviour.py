"""A declared stream is read as one whatever it is called; another answer is an error."""

import pytest
from tests.support.sdk import Sdk

EVENTS = b'data: {"n": 1}\n\n'


def check(sdk: Sdk) -> None:
    for content_type in ("text/event-stream", "text/plain", "application/octet-stream", None):
        sdk.answers(EVENTS, content_type=content_type)
        assert [item.n for item in sdk.call("listen")] == [1]
        assert [item.n for item in sdk.stream("listen")] == [1]
    for content_type in ("application/json", "text/html"):
        sdk.answers(b"{}", content_type=content_type)
        with pytest.raises(sdk.errors.DecodeError, match="not with a stream") as caught:
            sdk.call("listen")
        assert caught.value.operation_id == "listen"
    sdk.answers(EVENTS, content_type="text/plain")
    with pytest.raises(sdk.errors.DecodeError, match="text/plain"):
        sdk.call("listen", validation="strict")
    for content_type in ("application/x-ndjson", "text/plain", "application/json"):
        sdk.answers(b'{"a": 1}\nplain text\n', content_type=content_type)
        assert sdk.call("read") == [{"a": 1}, "plain text"]
