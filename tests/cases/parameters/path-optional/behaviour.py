"""A path cannot go without them."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-x", 3)
    assert sdk.sent.target == "/x/3"
    with pytest.raises(TypeError, match="id"):
        sdk.call("get-x")
