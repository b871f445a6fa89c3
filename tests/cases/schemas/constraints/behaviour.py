"""Lenient calls send what they are given: the server decides."""

import pytest

from tests.support.sdk import Sdk

BAD = ({"name": "a"}, {"name": "abcdef"}, {"name": "A1"}, {"name": "ab", "size": 3})
BAD += ({"name": "ab", "size": 10}, {"name": "ab", "tags": ["x", "x"]})


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("add-key", name="ab", size=4, tags=["x", "y"], validation="strict")
    for arguments in BAD:
        sdk.call("add-key", **arguments)
        with pytest.raises(sdk.errors.RequestValidationError):
            sdk.call("add-key", **arguments, validation="strict")
    assert "max_length=5" in sdk.annotation("Key", "name")
