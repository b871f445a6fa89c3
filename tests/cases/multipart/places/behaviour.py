"""No part has a name; each is as its place says, the rest as `itemEncoding`."""

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    meta = sdk.models.Meta(n=1)
    sdk.call("related", body=[meta, "# a", [1, 2], [3]])
    assert sdk.sent.media_type.startswith('multipart/related; type="application/json"; boundary=')
    found = parts(sdk.sent)
    assert [row.name for row in found] == [None] * 4
    assert found[0].headers["content-id"] == "<meta>"
    assert [(row.media_type, row.content) for row in found] == [
        ("application/json", b'{"n":1}'),
        ("text/markdown", b"# a"),
        ("application/vnd.rows+json", b"[1,2]"),
        ("application/vnd.rows+json", b"[3]"),
    ]
    assert sdk.argument("send-files", "body") == "Sequence[Meta | MetaDict | FileInput]"
    sdk.call("send-files", body=[meta, b"1", named := sdk.package.File(b"2", "a.png")])
    found = parts(sdk.sent)
    assert [row.media_type for row in found] == ["application/json", "image/png", "image/png"]
    sdk.call("stream-items", body=(row for row in [meta, meta]))
    assert [row.content for row in parts(sdk.sent)] == [b'{"n":1}'] * 2
    sdk.call("stream-items", body=[named])
    [part] = parts(sdk.sent)
    assert (part.filename, part.media_type, part.content) == ("a.png", "application/json", b"2")
