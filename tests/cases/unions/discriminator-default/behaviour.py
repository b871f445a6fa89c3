"""Absent and unknown values are the default's."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    assert type(sdk.read("Pet", {"kind": "cat", "lives": 1})) is models.Cat
    assert type(sdk.read("Pet", {"kind": "fish", "lives": 1})) is models.Other
    assert type(sdk.read("Pet", {"lives": 1})) is models.Other
