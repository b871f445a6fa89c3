"""An optional body with nothing given is not sent, a required one is `{}`."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("optional")
    assert sdk.sent.body == b"" and not sdk.sent.media_type
    sdk.call("optional", name="a")
    assert sdk.sent.json == {"name": "a"}
    sdk.call("required")
    assert sdk.sent.json == {}
    sdk.call("value")
    assert sdk.sent.body == b""
    sdk.call("value", body=[])
    assert sdk.sent.json == []
    sdk.call("value", body=None)
    assert sdk.sent.body == b""
    sdk.call("null")
    assert sdk.sent.body == b""
    sdk.call("null", body=None)
    assert sdk.sent.body == b"null"
