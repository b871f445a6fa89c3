"""The first is sent unless another is chosen; the arguments stay the same."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("add-key", name="a b")
    assert sdk.sent.body == b'{"name":"a b"}'
    sdk.call("add-key", name="a b", content_type="application/x-www-form-urlencoded")
    assert sdk.sent.body == b"name=a+b"
    with pytest.raises(sdk.errors.RequestValidationError, match="content_type"):
        sdk.call("add-key", name="a", content_type="text/html")
