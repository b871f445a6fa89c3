"""An optional body with nothing given is not sent, a required one is `{}`.

Properties that the schema requires are asked for where something is given.
"""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("optional")
    assert sdk.sent.body == b"" and not sdk.sent.media_type
    sdk.call("optional", name="a")
    assert sdk.sent.json == {"name": "a"}
    sdk.call("required")
    assert sdk.sent.json == {}
    sdk.call("value")
    assert sdk.sent.body == b""
    sdk.call("value", body=[])
    assert sdk.sent.json == []
    sdk.call("value", body=None)
    assert sdk.sent.body == b""
    sdk.call("null")
    assert sdk.sent.body == b""
    sdk.call("null", body=None)
    assert sdk.sent.body == b"null"
    for operation in ("pair", "form", "parts"):
        sdk.call(operation)
        assert sdk.sent.body == b"" and not sdk.sent.media_type
        sdk.call(operation, name="a", other=None)
        assert sdk.sent.media_type
        with pytest.raises(TypeError, match="not sent without 'name', 'other'"):
            sdk.call(operation, more=1)
    sdk.call("pair", name="a", other=None)
    assert sdk.sent.json == {"name": "a", "other": None}
    sdk.call("pair", more=1, extra_body={"name": "a", "other": "b"})
    assert sdk.sent.json == {"name": "a", "other": "b", "more": 1}
