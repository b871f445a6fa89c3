"""As AWS-like documents write it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for kind in ("a", "b"):
        found = sdk.read("Either", {"kind": kind, "a": 1})
        assert type(found) is getattr(sdk.models, kind.upper())
