"""Any JSON stands for what is not there; all else keeps its type."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    data = {"known": 1, "missing": [1], "wrong": {"a": 1}}
    data |= {"circle": "c", "not": None, "odd": [2]}
    sdk.answers(data)
    row = sdk.call("rows", q="text")
    assert sdk.sent.query == "q=text"
    assert row.to_dict() == data
    sdk.call("far")
