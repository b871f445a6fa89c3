"""Get, change, put: a model, or a dict, goes after the path parameters."""

from datetime import UTC, datetime
from inspect import signature

import pytest

from tests.support.sdk import Sdk

MOMENT = datetime(2020, 1, 1, tzinfo=UTC)


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers({"id": 3, "name": "Rex", "born-at": "2020-01-01T00:00:00Z"})
    pet = sdk.call("getPet", 3)
    changed = {"name": "Max", "born-at": "2020-01-01T00:00:00Z"}
    for body in (
        pet.replace(name="Max"),
        models.PetInput(name="Max", born_at=MOMENT),
        {"name": "Max", "born-at": MOMENT},
    ):
        for validation in ("lenient", "strict"):
            assert sdk.call("updatePet", 3, body, validation=validation) == pet
            assert sdk.sent.json == changed
    assert sdk.response("updatePet", 3, pet, dry=True).data == pet
    assert sdk.sent.query == "dry=true"
    sdk.call("addOwner", models.Owner(name="Ada", additional_properties={"a": "b"}))
    assert sdk.sent.json == {"name": "Ada", "a": "b"}
    sdk.call("addOwner", models.Owner(name="Ada", nick=None))
    assert sdk.sent.json == {"name": "Ada", "nick": None}
    _check_refusals(sdk)
    assert "name" in signature(sdk.method("updatePet")).parameters


def _check_refusals(sdk: Sdk) -> None:
    sent = len(sdk.requests)
    pet = sdk.models.PetInput(name="")
    for error, arguments, keywords in (
        ("unknown keys: 'id'", ({"name": "", "id": 1},), {}),
        ("got 'name' beside a model", (pet,), {"name": "x"}),
        ("missing 1 required keyword-only argument: 'name'", ({},), {}),
        ("an object is needed, not str", ("pet",), {}),
        ("positional arguments", (pet, pet), {}),
    ):
        with pytest.raises(TypeError, match=error):
            sdk.call("updatePet", 3, *arguments, **keywords)
    assert len(sdk.requests) == sent
