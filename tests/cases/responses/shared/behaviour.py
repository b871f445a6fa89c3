"""A shared inline schema is one class, named after the response."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"a": 1})
    assert sdk.call("get-x") == sdk.models.OkResponse(a=1)
    sdk.answers({"code": 1}, status=400)
    with pytest.raises(sdk.errors.BadRequestError) as raised:
        sdk.call("get-x")
    assert raised.value.body == sdk.models.WrongResponse(code=1)
