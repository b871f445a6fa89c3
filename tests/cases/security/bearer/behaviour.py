"""Without it nothing is sent, and the error names the keyword."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    with pytest.raises(sdk.errors.MissingCredentialsError, match="token"):
        sdk.call("get-x")
    assert not sdk.requests
    sdk.answers(status=204)
    sdk.options = {"token": "t.o.k"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer t.o.k"
