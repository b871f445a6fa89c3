"""The client sets them."""

from inspect import signature

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert list(signature(sdk.method("get-x")).parameters) == [
        "accept_language",
        "options",
    ]
    sdk.answers("hi")
    sdk.call("get-x", accept_language="de")
    assert sdk.sent.headers["accept-language"] == "de"
    assert sdk.sent.headers["accept"].startswith("application/json")
