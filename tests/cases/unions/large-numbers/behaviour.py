"""No digit is lost, whatever stands beside the number."""

from tests.support.sdk import Sdk

_NAMES = ("id", "amount", "either", "custom", "limit", "price", "both")


def check(sdk: Sdk) -> None:
    for value in (2**53 + 1, 2**64 + 1, -(10**30) - 1, 0, 1.5, 1e300):
        for name in _NAMES:
            sdk.keeps("Row", {name: value})
            read = getattr(sdk.read("Row", {name: value}), name)
            assert read == value, (name, value, read)
    assert isinstance(sdk.read("Row", b'{"id": 1.0}').id, float)
    sdk.keeps("Row", {"id": "1", "either": None})
