"""The first media type is sent, and multipart where a file is given."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("patch", 1, category=None)
    assert (sdk.sent.media_type, sdk.sent.json) == ("application/json", {"category": None})
    sdk.call("patch", 1, image=b"x")
    assert sdk.sent.media_type.startswith("multipart/form-data;")
    sdk.call("patch", 1, category=2, pages=[b"x", b"y"])
    assert sdk.sent.media_type.startswith("multipart/form-data;")
    sdk.call("patch", 1, category=2, content_type="multipart/form-data")
    assert sdk.sent.media_type.startswith("multipart/form-data;")
    sdk.call("patch", 1)
    assert sdk.sent.body == b""
    sdk.call("create", category=2)
    assert sdk.sent.media_type.startswith("multipart/form-data;")
    sdk.call("create", category=2, content_type="application/json")
    assert sdk.sent.json == {"category": 2}
