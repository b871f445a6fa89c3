"""A literal type; lenient reading keeps another value."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"kind": "row", "number": 3, "flag": False, "single": "only"})
    data = {"kind": "row", "number": 3, "flag": False, "single": "only"}
    sdk.keeps("Row", data | {"real": 1.5, "object": {"a": 1}})
    assert sdk.annotation("Row", "kind") == "Literal['row']"
    assert sdk.annotation("Row", "number") == "Literal[3]"
    assert sdk.annotation("Row", "flag") == "Literal[False]"
    assert sdk.annotation("Row", "object") == "dict[str, JsonValue] | None"
