"""It tells its own members apart; the others are told by their looks."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    rows = {"Cat": {"kind": "cat"}, "Dog": {"kind": "dog"}, "Tree": {"height": 1.5}}
    for name, data in rows.items():
        assert type(sdk.read("Any", data)) is getattr(sdk.models, name)
    sdk.keeps("Any", *rows.values(), {"kind": "new"})
    untagged = sdk.read("Any", {"name": "untagged"})
    assert sdk.written(untagged) == {"kind": "cat", "name": "untagged"}
