"""Path arguments are positional in the order of the path."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-version", "a/b ?#é%", 3)
    assert sdk.sent.target == "/files/a%2Fb%20%3F%23%C3%A9%25/versions/3"
    sdk.call("get-report", id="q.1")
    assert sdk.sent.target == "/reports/q.1.json"
    for name in ("", ".", ".."):
        with pytest.raises(sdk.errors.RequestValidationError, match="name"):
            sdk.call("get-version", name, 3)
