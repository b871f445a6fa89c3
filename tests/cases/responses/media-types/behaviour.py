"""`Accept` names what the method returns; other types are asked for by `accept`."""

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
    assert sdk.returns("get-x") == "GetXResponse | str | bytes"
