"""A keyword that schemes would share is prefixed by the scheme's name."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"header_api_key": "h", "query_api_key": "q&", "cookie_api_key": "c"}
    sdk.call("header")
    assert sdk.sent.headers["x-key"] == "h"
    sdk.call("query")
    assert sdk.sent.target == "/query?key=q%26"
    sdk.call("cookie")
    assert sdk.sent.headers["cookie"] == "session=c"
    sdk.options["cookie_api_key"] = "a+b/c==; x"  # no more is encoded than must be
    sdk.call("cookie")
    assert sdk.sent.headers["cookie"] == "session=a+b/c==%3B%20x"
