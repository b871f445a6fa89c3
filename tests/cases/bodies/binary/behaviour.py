"""A file is never read whole where it can be streamed."""

from io import BytesIO
from pathlib import Path

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    here = Path(__file__)
    for body in (b"a" * 9, BytesIO(b"a" * 9), iter([b"aaaa", b"aaaaa"])):
        sdk.call("put-blob", body=body)
        assert sdk.sent.body == b"a" * 9
        assert sdk.sent.media_type == "application/octet-stream"
    sdk.call("put-blob", body=here)
    assert sdk.sent.body == here.read_bytes()
    assert sdk.sent.headers["content-length"] == str(here.stat().st_size)
    sdk.call("put-picture", body=sdk.package.File(b"x", content_type="image/gif"))
    assert sdk.sent.media_type == "image/gif"
    sdk.call("put-picture")
    assert sdk.sent.body == b""
    sdk.call("put-media", body=b"x", content_type="video/mp4")
    assert sdk.sent.media_type == "video/mp4"
    assert sdk.argument("put-media", "content_type") == "str | None"
