"""Bytes are the body itself, unless the document says that they are in base64."""

import io

from tests.support.sdk import Sdk

TEXT = b'{ "a": 1 }'


def check(sdk: Sdk) -> None:
    sdk.answers(TEXT)
    for content in (TEXT, io.BytesIO(TEXT), sdk.package.File(TEXT, "a.json")):
        assert sdk.call("put-file", body=content) == TEXT
        assert (sdk.sent.body, sdk.sent.media_type) == (TEXT, "application/json")
    sdk.answers(b'"AQI="')
    assert sdk.call("put-text", body=b"\1\2") == b"\1\2"
    assert sdk.sent.body == b'"AQI="'
    sdk.answers(status=204)
    sdk.call("put-any", body=TEXT)
    assert sdk.sent.body == TEXT
    sdk.call("put-any", body="a")
    assert sdk.sent.body == b'"a"'
    sdk.call("put-grant", body=sdk.models.Grant(read=True))
    assert sdk.sent.json == {"read": True}
