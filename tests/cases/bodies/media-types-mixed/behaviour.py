"""The media type says how the body is written, and the body which it is."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("import", body=sdk.models.Key(name="a"))
    assert sdk.sent.json == {"name": "a"}
    sdk.call("import", body="a,b", content_type="text/csv")
    assert (sdk.sent.body, sdk.sent.media_type) == (b"a,b", "text/csv")
    sdk.call("import", body=b"\0", content_type="application/octet-stream")
    assert sdk.sent.body == b"\0"
    for body, media_type in (
        ({"name": "a"}, "application/json"),
        ("a,b", "text/csv"),
        (b"{}", "application/octet-stream"),
        (("a.bin", b"x"), "application/octet-stream"),
    ):
        sdk.call("import", body=body)
        assert sdk.sent.media_type == media_type
    for body, name in (
        ([{"op": "test"}], "json-patch+json"),
        ({"name": "a"}, "merge-patch+json"),
        (sdk.models.Key(name="a"), "merge-patch+json"),
        ([1, 2], "x-ndjson"),
    ):
        sdk.call("patch", body=body)
        assert sdk.sent.media_type == f"application/{name}"
