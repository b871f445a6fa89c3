"""The certificate is an option of the transport: no keyword of the client."""

from inspect import signature

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-x")
    assert "authorization" not in sdk.sent.headers
    assert list(signature(sdk.package.Client).parameters) == ["options"]
    assert "cert" in signature(sdk.package.HttpxTransport).parameters
