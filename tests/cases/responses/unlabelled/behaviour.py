"""An answer without a media type is what the method returns; a page is none of it."""

import pytest

from tests.support.sdk import Sdk

_PAGE = b"<!doctype html><title>Log in</title>"


def check(sdk: Sdk) -> None:
    for operation in ("page", "xml", "any"):
        sdk.answers({"n": 1}, content_type=None)
        found = sdk.response(operation, validation="strict")
        assert found.data == sdk.models.N(n=1) and found.issues == []
        for content_type in ("text/html", None):
            sdk.answers(_PAGE, content_type=content_type)
            with pytest.raises(sdk.errors.DecodeError, match="HTML page.*Log in"):
                sdk.call(operation)
    sdk.answers(b'{"n":1}\n{"n":2}\n', content_type="application/x-ndjson")
    assert [issue.path for issue in sdk.response("any").issues] == ["$"]
    sdk.answers(_PAGE, content_type="text/html")
    assert sdk.call("text") == _PAGE.decode()
