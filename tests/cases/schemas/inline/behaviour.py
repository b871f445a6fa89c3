"""No `Schema1`."""

from tests.support.sdk import Sdk

EXPECTED = {"AddKeyOwner", "AddKeyEntry", "AddKeyResponse", "AddKeyNotFound"}
EXPECTED |= {"AddKeyByNameItem", "Titled", "PartOfIt"}


def check(sdk: Sdk) -> None:
    names = {name for name in dir(sdk.models) if name[0].isupper()}
    assert EXPECTED <= names
