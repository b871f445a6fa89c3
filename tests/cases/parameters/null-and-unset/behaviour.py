"""`None` is not sent; a default is documented, and left to the server."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-x", needed=0, may=None, list=None)
    assert sdk.sent.target == "/x?needed=0"
    with pytest.raises(TypeError, match="needed"):
        sdk.call("get-x")
    assert sdk.argument("get-x", "may") == "int | None"
    assert "Default: `20`" in sdk.method("get-x").__doc__
