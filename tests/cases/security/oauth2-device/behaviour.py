"""A token of the flow, or a grant that asks the user for one (RFC 8628)."""

from importlib import import_module

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"token": "t"}
    sdk.call("get-x")
    assert sdk.sent.headers["authorization"] == "Bearer t"
    slept, shown = sdk.stop_the_clock(), []
    grant = sdk.package.DeviceCodeGrant(prompt=shown.append, client_id="me")
    sdk.options = {"token": grant}
    where = {"verification_uri": "https://a.test/d", "user_code": "WDJB"}
    sdk.answers_once({**where, "device_code": "d", "expires_in": 60, "interval": 2})
    sdk.answers_once({"error": "authorization_pending"}, status=400)
    sdk.answers_once({"access_token": "got"})
    sdk.call("get-x")
    urls = [sent.url for sent in sdk.requests[1:]]
    assert urls[:3] == ["https://a.test/device", *["https://a.test/token"] * 2]
    assert [code.user_code for code in shown] == ["WDJB"]
    assert slept == [2, 2]
    assert sdk.sent.headers["authorization"] == "Bearer got"
    mock = import_module(f"{sdk.package.__name__}.testing").MockTransport()
    options = {"token": grant, "transport": mock, "base_url": "https://a.test"}
    with sdk.package.Client(**options) as client:
        client.x.get()
    assert mock.calls[0].request.headers["Authorization"] == "Bearer test-token"
