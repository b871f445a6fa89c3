"""Followed wherever a Reference Object may stand."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"id": 2}, X_Left="3")
    found = sdk.response("add-x", x_trace="t", id=1)
    assert (found.data.id, found.typed_headers["X-Left"]) == (2, 3)
    assert (sdk.sent.headers["x-trace"], sdk.sent.json) == ("t", {"id": 1})
