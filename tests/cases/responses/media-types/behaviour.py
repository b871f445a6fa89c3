"""`Accept` names what the method returns; other types are asked for by `accept`."""

from typing import get_overloads

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"a": 1})
    assert sdk.call("get-x").a == 1
    accept = sdk.sent.headers["accept"]
    assert accept == "application/json"
    sdk.answers(b"a,b", content_type="text/csv; charset=utf-8")
    assert sdk.call("get-x", accept="text/csv") == "a,b"
    assert sdk.sent.headers["accept"] == "text/csv"
    sdk.answers(b"%PDF", content_type="application/pdf")
    assert sdk.call("get-x", accept="application/pdf") == b"%PDF"
    returned = [row.__annotations__["return"] for row in get_overloads(sdk.method("get-x"))]
    assert returned == ["GetXResponse", "str", "bytes"]
