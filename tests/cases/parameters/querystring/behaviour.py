"""One parameter is the whole query."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("search", criteria={"q": "a b&c", "page": 2})
    assert sdk.sent.target == "/search?q=a+b%26c&page=2"
    sdk.call("search", criteria={"tags": ["a", "b"], "ids": [1, 2]})
    assert sdk.sent.target == "/search?tags=a&tags=b&ids=1,2"
    sdk.call("search")
    assert sdk.sent.target == "/search"
    sdk.call("select", selector=[1, 2])
    assert sdk.sent.target == "/select?%5B1%2C2%5D"
