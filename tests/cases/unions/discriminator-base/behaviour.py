"""The base stands for itself and every descendant; an unknown child is the base."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    rows = [{"kind": "sq", "side": 1}, {"kind": "Oval", "radius": 1, "other": 2}]
    rows += [{"kind": "Round", "radius": 1}]
    sdk.keeps("Picture", {"shapes": rows})
    found = sdk.read("Picture", {"shapes": [*rows, {"kind": "new"}]}).shapes
    assert [type(row).__name__ for row in found] == ["Square", "Oval", "Round", "ShapeBase"]
