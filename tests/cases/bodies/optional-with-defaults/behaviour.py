"""Nothing given sends nothing; an argument of one's own takes the default's place."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for operation in ("json", "form"):
        sdk.call(operation)
        assert sdk.sent.body == b"" and not sdk.sent.media_type
        with pytest.raises(TypeError, match="not sent without 'q'"):
            sdk.call(operation, limit=1)
    sdk.call("json", q="a")
    assert sdk.sent.json == {"kind": "search", "limit": 20, "q": "a"}
    sdk.call("form", q="a", limit=1)
    assert sdk.sent.body == b"kind=search&limit=1&q=a"
