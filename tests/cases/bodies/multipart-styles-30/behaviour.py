"""Before 3.1 it is of URL-encoded forms only."""

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("upload", ids=[1, 2], tags=["a"], meta={"k": "v"})
    found = [(part.name, part.content) for part in parts(sdk.sent)]
    rows = [("ids", b"1"), ("ids", b"2"), ("tags", b"a"), ("meta", b'{"k":"v"}')]
    assert found == rows
