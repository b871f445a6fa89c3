"""An event is its fields, one a line, and an empty line."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("send-lines", body=[sdk.models.Row(id=1), sdk.models.Row(id=2)])
    assert sdk.sent.body == b'{"id":1}\n{"id":2}\n'
    event = sdk.models.Event(data="a\nb", event="note")
    sdk.call("send-events", body=[event])
    lines = sdk.sent.body.decode().split("\n")
    assert sorted(lines) == ["", "", "data: a", "data: b", "event: note"]
    assert sdk.sent.media_type == "text/event-stream"
