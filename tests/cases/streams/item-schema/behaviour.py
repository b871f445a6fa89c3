"""Items as they arrive."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b'{"id": 1}\n{"id": 2}\n', content_type="application/jsonl")
    assert [row.id for row in sdk.call("get-lines")] == [1, 2]
