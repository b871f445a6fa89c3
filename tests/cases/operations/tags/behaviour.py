"""Without a tag the path names the group; spellings of one name are one group."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    homes = {name: info.resource for name, info in sdk.package.operations.items()}
    assert homes == {"list-a": "key_pairs", "list-b": "b", "list-c": "key_pairs"}
    assert sdk.package.Client.key_pairs.__doc__ == "Pairs of keys."
