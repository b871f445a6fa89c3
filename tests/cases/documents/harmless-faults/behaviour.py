"""The rest is generated as if they were not there."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"id": 1, "name": "ab", "empty": [1], "old": True})
    row = sdk.call("rows", mode="json")
    assert (row.id, row.name, row.empty) == (1, "ab", [1])
    assert sdk.sent.query == "mode=json"
