"""Siblings hold for each branch; a mere condition makes no class."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Payment", {"amount": 1, "card": "c"}, {"amount": 1, "iban": "i"})
    card = sdk.read("Payment", {"amount": 1, "card": "c"})
    assert (card.amount, card.card) == (1, "c")
    assert sdk.models.Contact(email="a").to_dict() == {"email": "a"}
    assert sdk.annotation("Contact", "phone") == "str | None"
    sdk.keeps("Open", {"a": "x", "more": 1}, {"b": "x", "more": 1})
