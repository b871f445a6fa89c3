"""Each status is read in each media type that it comes in."""

import pytest

from tests.support.sdk import Sdk


RESPONSES = (
    *(("200", "application/json"), ("200", "application/xml")),
    *(("201", "application/json"), ("201", "application/xml")),
    *(("404", "application/json"), ("404", "text/plain")),
    *(("409", "application/problem+json"), ("410", "application/problem+json")),
)


def check(sdk: Sdk) -> None:
    assert sdk.package.operations["get-y"].responses == RESPONSES
    error = sdk.models.Error(code=7)
    for operation, status in (("get-x", 404), ("get-x", 500), ("get-y", 404), ("get-y", 410)):
        sdk.answers({"code": 7}, status=status)
        with pytest.raises(sdk.errors.StatusError) as raised:
            sdk.call(operation)
        assert raised.value.body == error
    sdk.answers(b"down", status=401, content_type="text/plain")
    with pytest.raises(sdk.errors.AuthenticationError) as raised:
        sdk.call("get-x")
    assert raised.value.body == "down"
    sdk.answers(b"<Error><code>7</code></Error>", status=201, content_type="application/xml")
    assert sdk.call("get-y") == error
    sdk.answers(b"\xff\xd8", content_type="image/jpeg")
    assert sdk.call("get-x") == b"\xff\xd8"
