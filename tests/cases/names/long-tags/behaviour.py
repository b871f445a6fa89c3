"""The names stay whole, and the code is laid out around them."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b"\0", content_type="application/octet-stream")
    for length in (6, 57):
        assert sdk.call(f"getTag{length}") == b"\0"
        assert b"".join(sdk.stream(f"getTag{length}")) == b"\0"
