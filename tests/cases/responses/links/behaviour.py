"""The docstring says where to go on."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    doc = sdk.method("add-user").__doc__
    assert "`get-user` with" in doc
    assert "$response.body#/id" in doc
    assert "The user itself." in doc
