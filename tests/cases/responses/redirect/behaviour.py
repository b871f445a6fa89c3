"""Followed once for GET where no 2xx is documented, and read by what it is."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b"abc", content_type="application/octet-stream")
    sdk.answers_once(status=302, Location="/elsewhere")
    sdk.call("get-file")
    assert [row.target for row in sdk.requests] == ["/file", "/elsewhere"]
