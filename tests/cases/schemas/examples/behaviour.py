"""The documented value is in the docstring."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert '"a": 41' in sdk.method("get-x").__doc__
