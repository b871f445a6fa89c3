"""More digits than a float has."""

from decimal import Decimal

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    row = sdk.read("Price", b'{"exact": 0.10000000000000000001}')
    assert row.exact == Decimal("0.10000000000000000001")
