"""Several cookies are one header; a value cannot end its cookie."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-x", session="a;b=c", ids=[3, 4], debug=True)
    assert sdk.sent.headers["cookie"] == "session=a%3Bb%3Dc; ids=3,4; debug=true"
