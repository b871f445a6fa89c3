"""A 2xx is returned, anything else raised."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"a": 1})
    assert sdk.call("get-x").a == 1
    sdk.answers({"a": 2}, status=404)
    with pytest.raises(sdk.errors.NotFoundError) as raised:
        sdk.call("get-x")
    assert raised.value.body.a == 2
