"""The items are repeated under the name of the member, as Spring's Pageable is read."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    expected = "page=0&size=20&sort=name%2Casc&sort=id"
    for value in (
        sdk.models.Pageable(page=0, size=20, sort=["name,asc", "id"]),
        {"page": 0, "size": 20, "sort": ["name,asc", "id"], "none": []},
    ):
        sdk.call("list_pets", pageable=value)
        assert sdk.sent.query == expected
