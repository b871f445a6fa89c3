"""The schema of an item, or of an array of them, means the same."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    rows = [sdk.models.Row(id=1), sdk.models.Row(id=2)]
    sdk.answers(b'{"id": 1}\n\n{"id": 2}', content_type="application/x-ndjson")
    assert sdk.call("get-lines") == rows
    sdk.answers(b'\x1e{"id": 1}\n\x1e{"id": 2}\n', content_type="application/json-seq")
    assert sdk.call("get-seq") == rows
    for operation, name in (("get-spring", "stream+json"), ("get-named", "json-lines")):
        sdk.answers(b'{"id": 1}\n{"id": 2}\n', content_type=f"application/{name}")
        assert sdk.call(operation) == rows
        assert sdk.sent.headers["accept"] == f"application/{name}"
