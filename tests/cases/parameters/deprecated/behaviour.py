"""An argument cannot carry a decorator."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert "old: Was of use." in sdk.method("get-x").__doc__
    assert "Deprecated." in sdk.method("get-x").__doc__
