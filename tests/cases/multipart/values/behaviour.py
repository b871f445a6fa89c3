"""Each part holds what the document says of its property; arrays are several parts."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    owner = sdk.models.Owner(name="a", since=at)
    files = [b"1", sdk.package.File(b"2", "b.txt"), BytesIO(b"3")]
    sdk.call(
        "upload", at=at, price=Decimal("1.10"), encoded=b"\xff\xfe", key=b"\xff\xfe",
        ids=[1, 2], owner=owner, owners=[owner, {"name": "b"}], files=files,
    )
    found = [(row.name, row.media_type, row.content) for row in parts(sdk.sent)]
    json = (b'{"name":"a","since":1767323045}', b'{"name":"b"}')
    assert found == [
        ("at", "text/plain", b"1767323045"),
        ("price", "text/plain", b"1.10"),
        ("encoded", "application/octet-stream", b"//4="),
        ("key", "application/octet-stream", b"__4"),
        ("ids", "text/plain", b"1"),
        ("ids", "text/plain", b"2"),
        ("owner", "application/json", json[0]),
        ("owners", "application/json", json[0]),
        ("owners", "application/json", json[1]),
        ("files", "application/octet-stream", b"1"),
        ("files", "text/plain", b"2"),
        ("files", "application/octet-stream", b"3"),
    ]
    for file in (b"raw", sdk.package.File(b"raw", "b.txt"), BytesIO(b"raw"), "raw"):
        sdk.call("upload-file", body=file)
        [part] = parts(sdk.sent)
        assert (part.name, part.content) == ("file", b"raw")
