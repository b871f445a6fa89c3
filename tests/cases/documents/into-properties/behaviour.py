"""The class is the one that stands there."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"n": 1})
    assert sdk.call("get-x", size="m") == sdk.models.RowPart(n=1)
    assert sdk.argument("get-x", "size") == "RowSize | RowSizeLiteral | str | None"
