"""Text in UTF-8, said so when it matters."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("send-text", body="hello")
    assert (sdk.sent.body, sdk.sent.media_type) == (b"hello", "text/plain")
    sdk.call("send-text", body="é")
    assert sdk.sent.body == "é".encode()
    assert sdk.sent.media_type == "text/plain; charset=utf-8"
    sdk.call("send-count", body=3)
    assert sdk.sent.body == b"3"
    sdk.call("send-csv", body="a,b\n1,2\n")
    assert (sdk.sent.body, sdk.sent.media_type) == (b"a,b\n1,2\n", "text/csv")
