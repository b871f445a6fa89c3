"""Nothing else tells the two apart."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for name in ("Cat", "Dog"):
        found = sdk.read("Pet", {"kind": name, "name": "a"})
        assert type(found) is getattr(sdk.models, name)
        sdk.keeps("Pet", {"kind": name, "name": "a"})
