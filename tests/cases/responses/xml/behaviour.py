"""Numbers are numbers, one element is still a list."""

from tests.support.sdk import Sdk

TEXT = b"<pets><pet id='3'><name>a</name><tags><tag>x</tag></tags></pet></pets>"


def check(sdk: Sdk) -> None:
    sdk.answers(TEXT, content_type="application/xml")
    [pet] = sdk.call("list-pets")
    assert pet == sdk.models.Pet(id=3, name="a", tags=["x"])
