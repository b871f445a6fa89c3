"""Only the classes that have to be are split."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers([{"id": 1, "name": "a"}])
    user = models.UserInput(name="a", password="s", address=models.Address(street="x"))
    [found] = sdk.call("add-users", body=[user])
    assert sdk.sent.json == [{"name": "a", "password": "s", "address": {"street": "x"}}]
    assert (found.id, found.name) == (1, "a")
    assert not hasattr(found, "password")
