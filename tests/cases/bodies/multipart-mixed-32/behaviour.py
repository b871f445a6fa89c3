"""Parts without names, by position."""

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("upload", body=[{"name": "a"}, b"1", b"2"])
    assert sdk.sent.media_type.startswith("multipart/mixed; boundary=")
    first, *pictures = parts(sdk.sent)
    assert (first.media_type, first.content) == ("application/json", b'{"name":"a"}')
    assert [row.media_type for row in pictures] == ["image/png", "image/png"]
    assert [row.content for row in pictures] == [b"1", b"2"]
