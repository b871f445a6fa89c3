"""They are flat."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Any", {"lives": 9}, {"barks": True}, {"height": 1.5}, "moss")
    assert type(sdk.read("Any", {"height": 1.5})) is sdk.models.Tree
