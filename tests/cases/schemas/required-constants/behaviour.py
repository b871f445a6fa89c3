"""A constant is filled in when a class is made, and missed when data is read."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.models.Cat().to_dict() == {"kind": "cat", "at-home": True}
    sdk.keeps("House", {"cats": [{"kind": "cat", "at-home": True}]})
    assert sdk.read("Cat", {"kind": "cat"}) is not None, "a default may be left out"
    for data, path in (
        ({"cats": [{"kind": "cat"}, {}]}, "$.cats[1]"),
        ({"first": {"at-home": True}}, "$.first"),
    ):
        with pytest.raises(sdk.package.errors.DecodeError) as caught:
            sdk.models.House.from_dict(data)
        issues = caught.value.issues
        assert [(each.path, each.message) for each in issues] == [
            (path, "missing required property 'kind'")
        ]
