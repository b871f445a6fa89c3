"""The alternatives that are not null keep their types."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Search", dict.fromkeys("abcdefgh"))
    found = sdk.read("Search", {**dict.fromkeys("abcdegh", {"key": "k"}), "f": {"own": "o"}})
    for name in "abcdegh":
        assert getattr(found, name) == sdk.models.Filter(key="k"), name
        assert sdk.annotation("Search", name) == "Filter | None"
    assert found.f.own == "o"
