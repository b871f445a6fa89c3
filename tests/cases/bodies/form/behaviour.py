"""Arrays are repeated, objects are JSON where no encoding says otherwise."""

from urllib.parse import parse_qsl

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("make-token", grant_type="a b&c", scope=["x", "y"], active=True)
    assert sdk.sent.media_type == "application/x-www-form-urlencoded"
    assert sdk.sent.body == b"grant_type=a+b%26c&scope=x&scope=y&active=true"
    sdk.call("make-token", grant_type="g", claims={"n": 1})
    assert parse_qsl(sdk.sent.body.decode())[1] == ("claims", '{"n":1}')
    sdk.call("post-raw", body="a=1&b=2")
    assert sdk.sent.body == b"a=1&b=2"
