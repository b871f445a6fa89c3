"""Checkers and `warnings` both know."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    assert sdk.package.operations["get-x"].deprecated
    with pytest.warns(DeprecationWarning, match="deprecated"):
        sdk.call("get-x")
