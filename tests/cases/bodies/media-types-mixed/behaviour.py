"""The media type says how the body is written."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("import", body=sdk.models.Key(name="a"))
    assert sdk.sent.json == {"name": "a"}
    sdk.call("import", body="a,b", content_type="text/csv")
    assert (sdk.sent.body, sdk.sent.media_type) == (b"a,b", "text/csv")
    sdk.call("import", body=b"\0", content_type="application/octet-stream")
    assert sdk.sent.body == b"\0"
