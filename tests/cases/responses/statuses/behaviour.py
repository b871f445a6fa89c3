"""The exact status first, its range then, `default` last."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"a": 1})
    assert sdk.call("get-x") == sdk.models.A(a=1)
    sdk.answers({"b": 1}, status=202)
    assert sdk.call("get-x") == sdk.models.B(b=1)
    assert sdk.returns("get-x") == "A | B"
    sdk.options = {"max_retries": 0}
    for status, error, body, expected in (
        (404, "NotFoundError", {"code": 3}, sdk.models.E(code=3)),
        (409, "ConflictError", ["a"], ["a"]),
        (503, "ServerError", {"code": 5}, sdk.models.E(code=5)),
        (304, "StatusError", {"code": 5}, sdk.models.E(code=5)),
    ):
        sdk.answers(body, status=status)
        with pytest.raises(getattr(sdk.errors, error)) as raised:
            sdk.call("get-x")
        assert (raised.value.status, raised.value.body) == (status, expected)
