"""Text that holds JSON is the value that it holds; `[DONE]`, which is none, ends it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    body = b'event: add\ndata: {"n": 1}\n\ndata: [DONE]\n\n'
    sdk.answers(body, content_type="text/event-stream")
    [event] = sdk.call("listen")
    assert event.data.n == 1
