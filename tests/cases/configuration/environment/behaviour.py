"""The keyword's own variable is read, and named where it is missing."""

import os

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZOO_API_KEY", "secret")
        sdk.call("listPets")
        assert sdk.sent.headers["authorization"] == "Bearer secret"
    assert "ZOO_API_KEY" not in os.environ
    with pytest.raises(sdk.errors.MissingCredentialsError, match="ZOO_API_KEY"):
        sdk.call("listPets")
