"""Two paths, two methods."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"n": 1})
    for path in ("/x", "/y"):
        assert sdk.call(f"GET {path}", q="a").n == 1
        assert sdk.sent.target == f"{path}?q=a"
