"""RFC 9457's members are found by their shape."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    body = {"title": "Bad name", "detail": "It is empty.", "status": 422}
    sdk.answers(body, status=422, content_type="application/problem+json")
    with pytest.raises(sdk.errors.UnprocessableEntityError, match="Bad name") as raised:
        sdk.call("get-x")
    assert raised.value.body.detail == raised.value.problem.detail == "It is empty."
    assert raised.value.operation_id == "get-x"
