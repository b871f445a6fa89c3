"""Headers that the document fixes are sent; a `File` has the last word."""

import pytest

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("upload", picture=b"1", note="a")
    picture, note = parts(sdk.sent)
    assert picture.media_type == "image/png"
    assert (picture.headers["x-kind"], picture.headers["x-size"]) == ("thumb", "3")
    assert "x-free" not in picture.headers and "x-kind" not in note.headers
    file = sdk.package.File(b"1", headers={"X-Size": "4", "X-Free": "b"})
    sdk.call("upload", picture=file)
    [picture] = parts(sdk.sent)
    assert (picture.headers["x-size"], picture.headers["x-free"]) == ("4", "b")
    for name in ("X\r\nY", "X Y", ""):
        with pytest.raises(sdk.errors.RequestValidationError):
            sdk.call("upload", picture=sdk.package.File(b"1", headers={name: "a"}))
