"""Everything round-trips under its name on the wire."""

from tests.support.sdk import Sdk

NAMES = ("class", "__class__", "__struct_fields__", "_private", "to_dict", "$ref-like")
NAMES += ("@id", "", "1st", "+1", "-1", "None", "field", "additional_properties")


def check(sdk: Sdk) -> None:
    data = {name: place for place, name in enumerate(NAMES)}
    sdk.keeps("Row", data | {"str": "a", "list": ["b"]})
    row = sdk.read("Row", data)
    assert (row.class_, row.to_dict_, row.field) == (0, 4, 12)
    assert row.additional_properties_ == 13
    assert row.to_dict() == data
