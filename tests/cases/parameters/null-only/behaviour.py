"""A parameter that can only be null has an annotation that Python can evaluate."""

from typing import get_type_hints

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("get-x", needed=None)
    assert sdk.argument("get-x", "nothing") == "None"
    assert get_type_hints(sdk.method("get-x"))["nothing"] is type(None)
