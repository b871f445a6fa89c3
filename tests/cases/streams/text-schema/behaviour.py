"""Such a schema is of the whole text: it says nothing of the lines."""

from tests.support.sdk import Sdk

LINES = b'{"a": 1}\n{"a": 2}'
ROWS = [{"a": 1}, {"a": 2}]


def check(sdk: Sdk) -> None:
    sdk.answers(LINES, content_type="application/jsonl")
    for body in (LINES, LINES.decode()):
        assert sdk.call("send-lines", body=body) == ROWS
        assert sdk.sent.body == LINES
    sdk.call("send-lines", body=ROWS)
    assert sdk.sent.body == b'{"a":1}\n{"a":2}\n'
