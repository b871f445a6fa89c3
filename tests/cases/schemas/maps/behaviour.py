"""They are dictionaries."""

from datetime import date

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    data = {"free": {"a": [1]}, "open": {"b": None}, "typed": {"c": 1}, "closed": {}}
    data |= {"nested": {"d": {"id": 1}}, "lists": {"e": ["2026-01-02"]}}
    sdk.keeps("Row", data, {})
    row = sdk.read("Row", data)
    assert row.nested["d"] == sdk.models.Part(id=1)
    assert row.lists == {"e": [date(2026, 1, 2)]}
    assert sdk.annotation("Row", "free") == "dict[str, JsonValue] | None"
    assert sdk.annotation("Row", "nested") == "dict[str, Part] | None"
