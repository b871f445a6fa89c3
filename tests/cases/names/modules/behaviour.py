"""No name of a document hides one that the SDK needs."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"at": "2026-01-02T00:00:00Z"})
    assert sdk.call("a").at.year == 2026
    sdk.answers({"int": 2})
    assert sdk.call("b").int == 2
    sdk.answers({"Literal": "x", "kind": "a"})
    assert sdk.call("c").kind == "a"
    sdk.keeps("UUID", {"id": "11111111-2222-3333-4444-555555555555"})
    sdk.keeps("Str", {"s": "a", "f": True})
