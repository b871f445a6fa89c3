"""The flag and the header never ask for different things."""

from tests.support.sdk import Sdk

_LINES = "application/x-ndjson"


def check(sdk: Sdk) -> None:
    sdk.answers(b"1\n2\n", content_type=_LINES)
    assert sdk.call("chat", text="a", accept=_LINES) == [1, 2]
    assert sdk.sent.json == {"text": "a", "stream": True}
    assert sdk.call("watch", accept=_LINES) == [1, 2]
    assert sdk.sent.query == "stream=true"
    sdk.answers({"text": "a"})
    sdk.call("chat", text="a", accept="application/json")
    assert sdk.sent.json == {"text": "a", "stream": False}
