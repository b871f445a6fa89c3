"""Integers have no bound; `1.0` is an integer, `1` a number."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"small": -1, "large": 2**63 - 1, "unsigned": 2**64 - 1})
    sdk.keeps("Row", {"huge": 10**30, "float": 1.5, "double": 1e300, "plain": 0.1})
    row = sdk.read("Row", b'{"small": 1.0, "plain": 1}')
    assert (row.small, row.plain) == (1, 1.0)
    assert type(row.small) is int
