"""A value that is listed twice is one value."""

import typing

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    hints = typing.get_type_hints(sdk.package.Client.__init__)
    listed, *_ = typing.get_args(hints["zone"])
    assert typing.get_args(listed) == ("ch", "de")
    sdk.answers(status=204)
    sdk.options = {"base_url": ..., "zone": "de"}
    sdk.call("get-x")
    assert sdk.sent.url == "https://de.example.test/x"
