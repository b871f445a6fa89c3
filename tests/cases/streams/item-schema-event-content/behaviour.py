"""Text that holds JSON is the value that it holds."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b'event: add\ndata: {"n": 1}\n\n', content_type="text/event-stream")
    [event] = sdk.call("listen")
    assert event.data.n == 1
