"""Cut, and told apart by a hash."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    long = "a" * 10_000
    sdk.keeps("Row", {long: 5, long + "b": 6})
    assert all(len(name) <= 120 for name in sdk.models.Row.__struct_fields__)
