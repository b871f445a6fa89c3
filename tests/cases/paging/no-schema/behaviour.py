"""It is called like any other."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"data": ["b"]})
    assert sdk.call("list-a", cursor="c") == {"data": ["b"]}
