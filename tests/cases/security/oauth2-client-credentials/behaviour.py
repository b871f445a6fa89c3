"""The client fetches the token by itself (RFC 6749 section 4.4)."""

from urllib.parse import parse_qs

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"access_token": "t", "token_type": "Bearer", "expires_in": 60})
    sdk.options = {"client_id": "me", "client_secret": "s"}
    sdk.call("get-x")
    fetch, call = sdk.requests
    assert (fetch.method, fetch.url) == ("POST", "https://auth.test/token")
    assert parse_qs(fetch.body.decode())["grant_type"] == ["client_credentials"]
    assert call.headers["authorization"] == "Bearer t"
    sdk.options = {"token": "given"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer given"
