"""Each is a class of its own, at every level."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for kind in ("Fish", "Mammal", "Cat", "Kitten"):
        sdk.answers({"kind": kind, "name": "A"})
        assert type(sdk.call("get-pet")).__name__ == kind
    assert sdk.call("get-pet").lives is None
    sdk.answers({"kind": "Bird", "name": "A"})
    assert sdk.call("get-pet").name == "A"
    assert sdk.models.Mammal.__doc__ == "Warm."
