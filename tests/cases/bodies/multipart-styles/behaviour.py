"""Parts are what the query parameters of that style would be."""

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("upload", ids=[1, 2], tags=["a", "b"], meta={"k": "v", "l": "w"})
    found = [(part.name, part.content) for part in parts(sdk.sent)]
    assert found == [("ids", b"1,2"), ("tags", b"a b"), ("k", b"v"), ("l", b"w")]
