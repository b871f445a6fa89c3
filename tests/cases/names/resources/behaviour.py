"""The first tag, what a sentence is about, the path's first telling literal."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    resources = {key: info.resource for key, info in sdk.package.operations.items()}
    assert resources == {
        "a": "blob_storage",
        "b": "pets",
        "c": "users",
        "d": "d",
        "e": "team_members",
        "f": "files",
        "more-things/g": "more_things",
        "h": "auth",
        "EnableRegion": "",
        "i": "close_",
    }
