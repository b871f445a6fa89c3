"""The caller says that the bytes are coded; they are sent as they are."""

import gzip

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    coded = gzip.compress(b"abc")
    sdk.call("put-blob", body=coded, content_encoding="gzip")
    assert sdk.sent.headers["content-encoding"] == "gzip"
    assert sdk.sent.body == coded
