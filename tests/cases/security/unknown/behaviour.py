"""The operation can still be called; a warning says what is missing."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for operation in ("get-x", "get-y"):
        sdk.call(operation)
        assert "authorization" not in sdk.sent.headers
