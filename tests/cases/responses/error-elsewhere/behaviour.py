"""Content that is an error of one resource can be the answer of another."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    problem = sdk.models.Problem(code=7)
    sdk.answers({"code": 7})
    assert sdk.call("get-y") == problem
    sdk.answers({"code": 7}, status=404)
    with pytest.raises(sdk.errors.NotFoundError) as raised:
        sdk.call("get-x")
    assert raised.value.body == problem
