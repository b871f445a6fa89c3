"""A token of the flow, or what obtains one: a grant."""

from urllib.parse import parse_qs

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert "TokenOrGrant" in sdk.package.__all__
    sdk.answers(status=204)
    sdk.options = {"token": "t"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer t"
    grant = sdk.package.PasswordGrant(username="ann", password="p", client_id="me")
    sdk.options = {"token": grant}
    sdk.answers_once({"access_token": "got"})
    sdk.call("get-x")
    fetch, call = sdk.requests[-2:]
    assert (fetch.method, fetch.url) == ("POST", "https://a.test/token")
    form = parse_qs(fetch.body.decode())
    assert form["grant_type"] == ["password"]
    assert form["scope"] == ["read"]
    assert call.headers["authorization"] == "Bearer got"
    form_type = "application/x-www-form-urlencoded"
    sdk.answers_once(b"access_token=by-form&token_type=bearer", content_type=form_type)
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer by-form"
    sdk.answers_once(b"token=unknown-form", content_type="text/plain")
    with pytest.raises(sdk.errors.AuthenticationError) as caught:
        sdk.call("get-x")
    assert str(caught.value).endswith("the token endpoint answered 200")
