"""Each form of a file is sent as a file, in dicts and in models, also strictly."""

from io import BytesIO

import pytest

from tests.support.multipart import parts
from tests.support.sdk import Sdk

FORM = "multipart/form-data"


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for validation in ("lenient", "strict"):
        sdk.options = {"validation": validation}
        named = ("a.csv", b"1", "text/csv")
        more = [BytesIO(b"2"), ("b.png", b"3")]
        body = {"file": named, "keys[]": ["x", "y"], "files": more}
        sdk.call("import", content_type=FORM, body=body)
        rows = parts(sdk.sent)
        assert [row.name for row in rows] == ["file", "keys[]", "keys[]", "files", "files"]
        assert [row.content for row in rows] == [b"1", b"x", b"y", b"2", b"3"]
        assert (rows[0].filename, rows[0].media_type) == ("a.csv", "text/csv")
        assert (rows[4].filename, rows[4].media_type) == ("b.png", "image/png")
        model = sdk.models.ImportMultipartRequest(file=named, keys=["z"])
        sdk.call("import", content_type=FORM, body=model)
        assert [row.content for row in parts(sdk.sent)] == [b"1", b"z"]
    with pytest.raises(sdk.errors.RequestValidationError, match=r"body\.file: expected"):
        sdk.call("import", content_type=FORM, body={"file": 1})
