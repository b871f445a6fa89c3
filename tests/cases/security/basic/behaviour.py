"""In UTF-8 (RFC 7617); the password may be empty."""

from base64 import b64encode

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for options, expected in (
        ({"username": "é", "password": "p:w"}, "é:p:w"),
        ({"username": "me"}, "me:"),
    ):
        sdk.options = options
        sdk.call("get-x")
        text = b64encode(expected.encode()).decode()
        assert sdk.sent.headers["authorization"] == f"Basic {text}"
