"""Nothing is encoded; what a cookie cannot carry is refused (RFC 6265)."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    values = {"a=b%20": "v=a=b%20", ("x", "y"): "v=x; v=y"}
    for value, cookie in values.items():
        sdk.call("get-x", v=list(value) if isinstance(value, tuple) else value)
        assert sdk.sent.headers["cookie"] == cookie
    sdk.call("get-x", v={"R": 100, "G": 200})
    assert sdk.sent.headers["cookie"] == "R=100; G=200"
    for bad in ("a;b", "a b", "a,b", "é"):
        with pytest.raises(sdk.errors.RequestValidationError, match="v"):
            sdk.call("get-x", v=bad)
