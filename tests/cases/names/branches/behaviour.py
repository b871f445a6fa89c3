"""A hash is no name where a value says which branch it is."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    names = {name for name in dir(sdk.models) if name[0].isupper() and not name.isupper()}
    assert {name for name in names if not name.endswith(("Dict", "Literal"))} == {
        *("Config", "ConfigVersion1", "ConfigVersion2"),
        *("Reply", "ReplyOkTrue", "ReplyOkFalse"),
        *("Side", "SideNorth", "SideEast", "Size", "SizeValue"),
    }
    assert sdk.read("Config", {"version": 2}) == sdk.models.ConfigVersion2()
    assert sdk.read("Side", "west") is sdk.models.SideEast.WEST
