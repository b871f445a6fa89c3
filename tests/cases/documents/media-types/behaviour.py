"""New in 3.2."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"n": 1})
    assert sdk.call("get-x") == sdk.models.Row(n=1)
