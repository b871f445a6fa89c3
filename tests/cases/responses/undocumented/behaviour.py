"""An undeclared 2xx decodes as the nearest declared one, and is an issue."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.options = {"max_retries": 0}
    sdk.answers({"a": 1}, status=201)
    found = sdk.response("get-x")
    assert (found.status, found.data) == (201, sdk.models.A(a=1))
    assert len(found.issues) == 1
    sdk.answers(status=204, content_type=None)
    found = sdk.response("get-x")
    assert (found.data, len(found.issues)) == (None, 1)
    sdk.answers({"message": "no"}, status=418)
    with pytest.raises(sdk.errors.StatusError, match="no") as raised:
        sdk.call("get-x")
    assert raised.value.body == {"message": "no"}
    sdk.answers(b"<h1>Bad gateway</h1>", status=502, content_type="text/html")
    with pytest.raises(sdk.errors.ServerError) as raised:
        sdk.call("get-x")
    assert raised.value.body == "<h1>Bad gateway</h1>"
