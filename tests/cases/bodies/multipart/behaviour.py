"""Names and types of files come from the file, or from `File`."""

from io import BytesIO

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    file, meta = sdk.package.File, sdk.models.Meta(width=3)
    more = [BytesIO(b"2"), file(b"3", "c.png")]
    sdk.call("upload", file=b"1", more=more, title="Ä", tags=["x", "y"], meta=meta)
    rows = parts(sdk.sent)
    assert [row.name for row in rows] == "file more more title tags tags meta".split()
    assert [row.content for row in rows[:3]] == [b"1", b"2", b"3"]
    assert (rows[2].filename, rows[2].media_type) == ("c.png", "image/png")
    assert rows[0].media_type == "application/octet-stream"
    assert rows[3].content == "Ä".encode() and rows[3].filename is None
    assert (rows[6].media_type, rows[6].content) == ("application/json", b'{"width":3}')
    annotation = sdk.argument("upload", "more")
    assert annotation == "Sequence[FileInput] | None"
