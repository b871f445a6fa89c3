"""A dict is sent, checked and refused as the model would be."""

from datetime import UTC, datetime, timedelta, timezone
from importlib import import_module
from typing import Any

import pytest

from tests.support.sdk import Sdk

MOMENT = datetime(2020, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    homes = [{"kind": "house", "rooms": 2}, {"kind": "boat", "built-at": MOMENT}]
    expected = {
        "owner": {"name": "Ada", "since": 1577836800},
        "homes": [homes[0], {"kind": "boat", "built-at": "2020-01-01T00:00:00Z"}],
    }
    dicts = {"owner": {"name": "Ada", "since": MOMENT}, "homes": homes}
    models = {
        "owner": sdk.models.Owner(name="Ada", since=MOMENT),
        "homes": [
            sdk.models.House(kind="house", rooms=2),
            sdk.models.Boat(kind="boat", built_at=MOMENT.astimezone(UTC)),
        ],
    }
    for arguments in (dicts, models):
        for validation in ("lenient", "strict"):
            sdk.call("addPet", **arguments, validation=validation)
            assert sdk.sent.json == expected
    _check_the_mock(sdk, dicts)
    wrong = {"owner": {"name": "A"}, "homes": [{"kind": "house"}, {"kind": "tent"}]}
    with pytest.raises(sdk.errors.RequestValidationError) as caught:
        sdk.call("addPet", **wrong, validation="strict")
    assert [str(issue) for issue in caught.value.issues] == [
        "owner.name: fewer than 2 characters",
        "homes[0]: missing required property 'rooms'",
        "homes[1].kind: expected 'house' or 'boat', got 'tent'",
    ]


def _check_the_mock(sdk: Sdk, arguments: dict[str, Any]) -> None:
    testing = import_module(f"{sdk.package.__name__}.testing")
    with sdk.package.Client(transport=testing.MockTransport()) as client:
        assert client.pets.add(**arguments) is None
        with pytest.raises(testing.RefusedCallError, match="owner.name: fewer than 2"):
            client.pets.add(owner={"name": "A"})
