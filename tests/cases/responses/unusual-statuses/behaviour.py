"""A documented status decodes as documented, whatever its number."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.options = {"max_retries": 0}
    sdk.answers({"a": 1}, status=299)
    assert sdk.call("get-x") == sdk.models.A(a=1)
    for status in (420, 599):
        sdk.answers({"a": status}, status=status)
        with pytest.raises(sdk.errors.StatusError) as raised:
            sdk.call("get-x")
        assert raised.value.body == sdk.models.A(a=status)
