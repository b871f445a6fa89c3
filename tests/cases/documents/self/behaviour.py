"""A reference by the document's own URI stays in the document."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"n": 1})
    assert sdk.call("get-x") == sdk.models.Row(n=1)
