"""Items are encoded one by one, as they are sent."""

from io import BytesIO

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    row = sdk.models.Row
    sdk.call("send-lines", body=(row(id=n) for n in (1, 2)))
    assert sdk.sent.body == b'{"id":1}\n{"id":2}\n'
    assert sdk.sent.media_type == "application/x-ndjson"
    sdk.call("send-seq", body=[row(id=1)])
    assert sdk.sent.body == b'\x1e{"id":1}\n'
    sdk.call("send-lines", body=BytesIO(b'{"id":3}\n'))
    assert sdk.sent.body == b'{"id":3}\n'
    assert sdk.argument("send-lines", "body") == "Iterable[Row | RowDict]"
