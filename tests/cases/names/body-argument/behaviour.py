"""They give way only where the method has an argument of that name."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("post-x", body=[1], body_="a", content_type="b", accept="c")
    assert sdk.sent.target == "/x?body=a&content_type=b&accept=c"
    assert sdk.sent.json == [1]
