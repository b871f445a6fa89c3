"""The alternatives that are not null keep their types."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Search", dict.fromkeys("abcdef"))
    found = sdk.read("Search", {**dict.fromkeys("abcde", {"key": "k"}), "f": {"own": "o"}})
    for name in "abcde":
        assert getattr(found, name) == sdk.models.Filter(key="k"), name
    assert found.f.own == "o"
