"""A range is sent as what it is filled with."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for operation, media_type in (
        ("vendor", "application/vnd.acme.v2+json"),
        ("charset", "application/json; charset=utf-8"),
        ("any", "application/json"),
        ("suffix", "application/json"),
        ("listed", "application/json"),
    ):
        sdk.call(operation, name="é")
        assert sdk.sent.json == {"name": "é"}
        assert sdk.sent.media_type == media_type
    assert sdk.argument("listed", "content_type").endswith("] | str | None")
    for media_type in ("text/json", "application/vnd.acme+json"):
        sdk.call("listed", name="é", content_type=media_type)
        assert sdk.sent.media_type == media_type
