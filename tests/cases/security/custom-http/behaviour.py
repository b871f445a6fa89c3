"""The credentials after the scheme's name, or an `Auth` of one's own."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"token": "abc"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Special-Token abc"

    class Own(sdk.package.Auth):  # type: ignore[name-defined,misc]
        def authenticate(self, request):  # type: ignore[no-untyped-def]
            request.headers["X-Signed"] = request.method

    sdk.options = {"auth": Own()}
    sdk.call("get-x")
    assert sdk.sent.headers["x-signed"] == "GET"
    assert "authorization" not in sdk.sent.headers
