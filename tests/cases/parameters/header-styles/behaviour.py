"""Header values are sent as they are; a line break is refused."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    rgb = {"R": 100, "G": 200}
    sdk.call("get-x", x_text="a, b%", x_ids=[1, 2], x_rgb=rgb, x_exploded=rgb)
    headers = sdk.sent.headers
    assert headers["x-text"] == "a, b%"
    assert headers["x-ids"] == "1,2"
    assert headers["x-rgb"] == "R,100,G,200"
    assert headers["x-exploded"] == "R=100,G=200"
    sdk.call("get-x", x_text="a")
    assert "x-ids" not in sdk.sent.headers
    sdk.call("get-x", x_text="", x_ids=[])
    assert sdk.sent.headers["x-text"] == ""
    assert "x-ids" not in sdk.sent.headers
    with pytest.raises(sdk.errors.RequestValidationError, match="X-Text|x_text"):
        sdk.call("get-x", x_text="a\r\nX-Other: b")
