"""A document on disk has no place: `base_url` has to say it."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"base_url": ...}
    with pytest.raises(sdk.errors.RequestValidationError, match="base_url"):
        sdk.call("get-x")
    sdk.options = {"base_url": "https://api.test/v2"}
    sdk.call("get-x")
    assert sdk.sent.url == "https://api.test/v2/x"
