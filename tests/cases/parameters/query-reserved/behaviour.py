"""Reserved characters stay, but for those that would end or split the value."""

from urllib.parse import parse_qsl

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("fetch", url="https://x.test/a?b=1", plain="a/b")
    assert sdk.sent.query == "url=https://x.test/a?b=1&plain=a%2Fb"
    sdk.call("fetch", url="a&b#c +d%")
    assert parse_qsl(sdk.sent.query) == [("url", "a&b#c +d%")]
