"""Kept on decode, sent on encode."""

from datetime import date

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Typed", {"id": 1, "x": {"at": "2026-01-02"}})
    sdk.keeps("Free", {"id": 1, "x": None, "y": [1, {"z": "a"}]})
    typed = sdk.read("Typed", {"x": {"at": "2026-01-02"}})
    assert typed.additional_properties["x"].at == date(2026, 1, 2)
    assert not hasattr(sdk.models.Closed(), "additional_properties")
    assert sdk.written(sdk.read("Closed", {"id": 1, "x": 2})) == {"id": 1}
