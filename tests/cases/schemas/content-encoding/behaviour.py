"""Base 64 is bytes in JSON, other codings are their text."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    data = {"base64": "/+8=", "url": "_-8", "quoted": "=C3", "html": "<p>"}
    sdk.keeps("Row", data)
    row = sdk.read("Row", data)
    assert (row.base64, row.url, row.quoted) == (b"\xff\xef", b"\xff\xef", "=C3")
