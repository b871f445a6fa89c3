"""An `$id` starts a resource of its own: its pointers start there."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"part": {"n": 1}, "named": {"s": "a"}, "other": {"inner": 3}})
    row = sdk.read("Row", {"part": {"n": 1}, "other": {"inner": 3}})
    assert row.part == sdk.models.RowPart(n=1)
    assert row.other == sdk.models.Other(inner=3)
