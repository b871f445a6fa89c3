"""OpenAPI's default is `/`, which needs a place to stand on."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"base_url": ...}
    with pytest.raises(sdk.errors.RequestValidationError, match="base_url"):
        sdk.call("get-x")
