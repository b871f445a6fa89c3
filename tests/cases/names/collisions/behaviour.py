"""The one that is called just so keeps its name, all others say how they differ."""

from tests.support.sdk import Sdk

NAMES = ("user_id", "userId", "user-id", "USER ID", "ﬁle", "file")


def check(sdk: Sdk) -> None:
    data = {name: place for place, name in enumerate(NAMES)}
    sdk.keeps("Row", data)
    row = sdk.read("Row", data)
    assert (row.user_id, row.file) == (0, 5)
    names = [name for name in dir(sdk.models) if "user" in name.lower()]
    assert len(set(names)) == 4
