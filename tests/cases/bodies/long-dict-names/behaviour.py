"""The annotations of the arguments are known at run time."""

from typing import get_type_hints

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("addX", of="word")
    assert sdk.sent.json == {"of": "word"}
    assert "Granularity" in str(get_type_hints(sdk.method("addX").__wrapped__)["of"])
