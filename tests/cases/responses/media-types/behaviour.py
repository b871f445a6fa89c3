"""`Accept` lists what the operation declares; the answer decodes by what it is."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"a": 1})
    assert sdk.call("get-x").a == 1
    accept = sdk.sent.headers["accept"]
    assert all(name in accept for name in ("application/json", "text/csv", "application/pdf"))
    sdk.answers(b"a,b", content_type="text/csv; charset=utf-8")
    assert sdk.call("get-x", accept="text/csv") == "a,b"
    assert sdk.sent.headers["accept"] == "text/csv"
    sdk.answers(b"%PDF", content_type="application/pdf")
    assert sdk.call("get-x", accept="application/pdf") == b"%PDF"
    assert sdk.returns("get-x") == "GetXResponse | str | bytes"
