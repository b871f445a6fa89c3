"""A receiver uses the SDK."""

from datetime import date

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    parse = sdk.package.webhooks.parse_key_added
    key = parse(b'{"id": 1, "created": "2026-01-02"}')
    assert key == sdk.models.Key(id=1, created=date(2026, 1, 2))
    with pytest.raises(sdk.errors.DecodeError):
        parse(b"not json")
