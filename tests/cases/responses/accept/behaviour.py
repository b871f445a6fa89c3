"""It lists success first, then what errors are written in."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("none")
    assert "application/problem+json" in sdk.sent.headers["accept"]
    sdk.answers("a", content_type="application/vnd.a+json")
    assert sdk.call("one") == "a"
    assert sdk.sent.headers["accept"].startswith("application/vnd.a+json")
    assert sdk.call("any") == "a"
    assert sdk.sent.headers["accept"].startswith("*/*")
