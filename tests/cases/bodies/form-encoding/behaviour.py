"""The same styles as in a query."""

from urllib.parse import unquote_plus

from tests.support.sdk import Sdk


def body(sdk: Sdk, **arguments: object) -> str:
    sdk.call("search", **arguments)
    return sdk.sent.body.decode()


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    assert body(sdk, ids=[1, 2]) == "ids=1,2"
    assert unquote_plus(body(sdk, tags=["a", "b"])) == "tags=a|b"
    assert unquote_plus(body(sdk, filter={"k": "v"})) == "filter[k]=v"
    assert unquote_plus(body(sdk, extra=[1, 2])) == "extra=[1,2]"
    assert body(sdk, url="https://a/b") == "url=https://a/b"
