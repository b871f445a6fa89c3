"""To any depth."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Node", {"next": {"next": {}}, "items": [{"items": [{}]}]})
    sdk.keeps("Left", {"right": {"left": {"right": {}}}})
    sdk.keeps("Tree", {}, {"a": {"b": {}}})
    sdk.keeps("Json", "a", ["a", ["b"], {"c": ["d"]}], {"e": "f"})
    sdk.keeps("Matrix", [], [[], [[]]])
    sdk.keeps("Expression", 1.5, {"terms": [1.5, {"terms": []}]})
    inner = sdk.read("Expression", {"terms": [{"terms": []}]}).terms[0]
    assert inner == sdk.models.Sum(terms=[])
