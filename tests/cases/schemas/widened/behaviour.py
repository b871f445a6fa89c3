"""The type is wider, keeps what is there under a condition, and a note says so."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Row", {"id": "a", "kind": "b"}, {})
    sdk.keeps("Names", {"x1": 1})
    card = {"kind": "card", "number": "4", "note": "n", "cvc": {"code": 7}}
    sdk.keeps("Card", card, {"kind": "bank", "iban": "CH"})
    assert sdk.read("Card", card).cvc.code == 7
    assert not hasattr(sdk.read("Card", {"kind": "card", "odd": 1}), "odd")
