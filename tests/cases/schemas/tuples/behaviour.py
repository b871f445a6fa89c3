"""A closed tuple is a tuple; an open one is a list of what may be in it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"point": [1.5, 2.5], "named": ["a", {"id": 1}], "open": ["a", 1, 2]})
    row = sdk.read("Row", {"named": ["a", {"id": 1}]})
    assert row.named == ("a", sdk.models.Part(id=1))
    assert sdk.annotation("Row", "point") == "tuple[float, float] | None"
    assert sdk.annotation("Row", "open") == "list[str | int] | None"
