"""QUERY carries a body like POST and is safe like GET."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(["a"])
    assert sdk.call("search", q="x") == ["a"]
    assert sdk.sent.method == "QUERY"
    assert sdk.sent.json == {"q": "x"}
