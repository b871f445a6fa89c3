"""The marked parameter gets the marked property, until there is none."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers_once({"rows": ["a", "b"], "meta": {"go-on": "x y"}})
    sdk.answers({"rows": ["c"], "meta": {}})
    assert sdk.items("listA") == ["a", "b", "c"]
    assert sdk.sent.target == "/a?begin=x%20y"
