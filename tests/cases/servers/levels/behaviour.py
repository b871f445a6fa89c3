"""The nearest counts; a `base_url` of one's own replaces them all."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"base_url": ...}
    for operation, url in (
        ("root", "https://api.test/v1/root"),
        ("path-level", "https://files.test/files"),
        ("operation-level", "https://eu.up.test/u/files"),
    ):
        sdk.call(operation)
        assert sdk.sent.url == url
    sdk.options = {"base_url": "http://localhost:1"}
    sdk.call("operation-level")
    assert sdk.sent.url == "http://localhost:1/files"
