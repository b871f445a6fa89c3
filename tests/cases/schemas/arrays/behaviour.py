"""Items of inline objects are named after the one of many."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"plain": ["a"], "nested": [[1], []], "holes": ["a", None]})
    sdk.keeps("Row", {"any": [1, None, {"a": []}], "objects": [{"id": 1}], "unique": ["a"]})
    assert sdk.annotation("Row", "holes") == "list[str | None] | None"
    assert sdk.annotation("Row", "any") == "list[JsonValue] | None"
    assert "RowObject" in sdk.annotation("Row", "objects")
