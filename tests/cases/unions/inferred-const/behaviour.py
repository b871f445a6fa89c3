"""An enumeration in each branch does what a mapping does."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    for value, kind in {"add": models.Add, "drop": models.Drop, "shift": models.Move}.items():
        assert type(sdk.read("Event", {"type": value, "id": 1})) is kind
        sdk.keeps("Event", {"type": value, "id": 1})
