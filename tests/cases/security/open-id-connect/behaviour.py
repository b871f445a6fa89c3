"""A token obtained elsewhere, or a grant whose endpoint the provider tells."""

from importlib import import_module

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"token": "t"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer t"
    grant = sdk.package.ClientCredentialsGrant(client_id="me", client_secret="s")
    sdk.options = {"token": grant}
    sdk.answers_once({"token_endpoint": "https://b.test/token"})
    sdk.answers_once({"access_token": "got"})
    sdk.call("get-x")
    find, fetch, call = sdk.requests[-3:]
    assert find.url == "https://a.test/.well-known/openid-configuration"
    assert fetch.url == "https://b.test/token"
    assert call.headers["authorization"] == "Bearer got"
    mock = import_module(f"{sdk.package.__name__}.testing").MockTransport()
    options = {"token": grant, "transport": mock, "base_url": "https://a.test"}
    with sdk.package.Client(**options) as client:
        client.x.get()
    assert mock.calls[0].request.headers["Authorization"] == "Bearer test-token"
