"""Small letters, a space, a leap second, nanoseconds."""

from datetime import UTC, datetime

import pytest

from tests.support.sdk import Sdk

NEW_YEAR = datetime(2017, 1, 1, tzinfo=UTC)
TEXTS = ("2017-01-01t00:00:00z", "2017-01-01 00:00:00Z", "2017-01-01T02:00:00+02:00")
TEXTS += ("2017-01-01T00:00:00.000000001Z", "2017-01-01T00:00:00-00:00")


def check(sdk: Sdk) -> None:
    for text in TEXTS:
        assert sdk.read("Event", {"at": text}).at == NEW_YEAR
    leap = sdk.read("Event", {"at": "2016-12-31T23:59:60Z"}).at
    assert abs((leap - NEW_YEAR).total_seconds()) <= 1
    with pytest.raises(ValueError, match="at"):
        sdk.models.Event(at=datetime(2017, 1, 1)).to_dict()
