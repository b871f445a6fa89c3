"""Left out, null and a value are three things."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    patch = sdk.models.Patch
    assert patch().to_dict() == patch(plain=None).to_dict() == {}
    assert patch(nullable=None).to_dict() == {"nullable": None}
    assert patch(anything=None).to_dict() == {"anything": None}
    sdk.keeps("Patch", {}, {"nullable": None}, {"nullable": "a", "anything": [None]})
