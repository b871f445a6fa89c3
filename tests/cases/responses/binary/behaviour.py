"""The method reads everything; the view `stream` gives pieces."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b"\0\1\2", content_type="application/octet-stream")
    assert sdk.call("get-x") == b"\0\1\2"
    assert b"".join(sdk.stream("get-x")) == b"\0\1\2"
    sdk.answers(b"GIF", content_type="image/gif")
    assert sdk.call("get-picture") == b"GIF"
    assert sdk.returns("get-picture") == "bytes"
