"""They are keywords of the client too."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"base_url": ..., "region": "us"}
    sdk.call("get-files")
    assert sdk.sent.url == "https://us.files.test/files"
