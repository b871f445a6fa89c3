"""The same as for webhooks."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.package.webhooks.parse_on_data(b'{"n": 3}').n == 3
    assert sdk.package.webhooks.parse_on_gone(b'{"m": 4}').m == 4
