"""The document describes the body twice and its type never."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"id": 1})
    assert sdk.call("echo", body={"id": [1]}) == {"id": 1}
    assert sdk.sent.json == {"id": [1]}
    assert sdk.argument("echo", "body") == "JsonValue"
