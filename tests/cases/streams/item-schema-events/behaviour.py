"""As OpenAPI 3.2 models an event: `data`, `event`, `id`, `retry`."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b"event: add\ndata: 1\ndata: 2\nid: 7\n\ndata: x\n\n", content_type="text/event-stream")
    first, second = sdk.call("listen")
    assert (first.event, first.data, first.id) == ("add", "1\n2", "7")
    assert second.data == "x"
