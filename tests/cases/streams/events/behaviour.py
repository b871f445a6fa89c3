"""Before 3.2 the schema is that of an event's data; `[DONE]` ends a stream."""

from tests.support.sdk import Sdk

TEXT = b': hi\n\ndata: {"text": "a"}\n\nevent: x\ndata: {"text":\ndata: "b"}\n\ndata: [DONE]\n\n'


def check(sdk: Sdk) -> None:
    sdk.answers(TEXT, content_type="text/event-stream")
    delta = sdk.models.Delta
    assert sdk.call("listen") == [delta(text="a"), delta(text="b")]
    assert sdk.stream("listen") == [delta(text="a"), delta(text="b")]
    kind = "Stream" if sdk.kind == "sync" else "AsyncStream"
    assert sdk.returns("listen") == f"{kind}[Delta]"
    assert sdk.sent.headers["accept"].startswith("text/event-stream")
