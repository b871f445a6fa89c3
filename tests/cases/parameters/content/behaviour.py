"""JSON in every location; encoded where the location needs it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    at = sdk.models.At
    sdk.call("search", at(x=1), q=at(x=2), x_at=at(x=3), at=at(x=4), note="a b")
    assert sdk.sent.target == "/search/%7B%22x%22%3A1%7D?q=%7B%22x%22%3A2%7D&note=a%20b"
    assert sdk.sent.headers["x-at"] == '{"x":3}'
    assert sdk.sent.headers["cookie"] == "at=%7B%22x%22%3A4%7D"
