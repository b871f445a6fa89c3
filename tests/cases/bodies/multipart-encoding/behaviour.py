"""A part's own headers travel with a `File`."""

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    picture = sdk.package.File(b"1", "a.jpg", headers={"X-Kind": "thumb"})
    sdk.call("upload", picture=picture, notes="# a", meta={"k": "v"})
    first, notes, meta = parts(sdk.sent)
    assert (first.media_type, first.headers["x-kind"]) == ("image/jpeg", "thumb")
    assert (notes.media_type, notes.content) == ("text/markdown", b"# a")
    assert (meta.media_type, meta.content) == ("application/vnd.meta+json", b'{"k":"v"}')
