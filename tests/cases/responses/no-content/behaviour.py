"""`None`, also where an answer to HEAD has a media type and no body."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    assert sdk.call("delete-x") is None
    assert sdk.call("put-x") is None
    assert sdk.returns("put-x") == "str | None"
    sdk.answers(status=200, Content_Type="application/json")
    assert sdk.response("head-x").data is None
