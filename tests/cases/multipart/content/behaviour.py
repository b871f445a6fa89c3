"""A part is of the media type that its schema names; JSON in a part is not quoted."""

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("upload", meta=sdk.models.Meta(n=1), pictures=[b"1", b"2"], page="<p>")
    found = [(row.name, row.media_type, row.content) for row in parts(sdk.sent)]
    assert found == [
        ("meta", "application/json", b'{"n":1}'),
        ("pictures", "image/png", b"1"),
        ("pictures", "image/png", b"2"),
        ("page", "text/html", b"<p>"),
    ]
    assert sdk.argument("upload", "meta") == "Meta | MetaDict"
