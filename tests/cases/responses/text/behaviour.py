"""In the charset that the answer says."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers("é".encode("latin-1"), content_type="text/plain; charset=iso-8859-1")
    assert sdk.call("get-text") == "é"
    sdk.answers(b'"a"', content_type="text/plain")
    assert sdk.call("get-text") == '"a"'
    sdk.answers(b"42", content_type="text/plain")
    assert sdk.call("get-count") == 42
    sdk.answers(b"<p>", content_type="text/html")
    assert sdk.call("get-html") == "<p>"
    for media_type in ("text/plain; charset=utf-8", "application/json"):
        sdk.answers(b'{"name":"a"}', content_type=media_type)
        assert sdk.call("get-listed") == sdk.models.Key(name="a")
    assert sdk.returns("get-listed") == "Key"
    sdk.answers(b"on", content_type="text/plain")
    assert sdk.call("get-state") is sdk.models.State.ON
