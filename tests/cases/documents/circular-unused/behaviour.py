"""A schema that no operation needs refuses no document."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("a")
    sdk.keeps("Unused", {"a": [1], "b": "x"})
