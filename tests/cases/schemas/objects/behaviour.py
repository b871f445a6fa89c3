"""Undeclared properties are ignored by the model, and stay in the raw response."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Key", {"id": 1, "owner": None}, {"id": 1, "owner": "a", "note": None})
    sdk.answers({"id": 1, "owner": "a", "extra": [1], "parts": {"teeth": 3}})
    found = sdk.response("get-key")
    assert (found.data.parts.teeth, found.data.note) == (3, sdk.package.UNSET)
    assert b"extra" in found.raw and not found.issues
    with pytest.raises(TypeError, match="owner"):
        sdk.models.Key(id=1)
    with pytest.raises(sdk.errors.DecodeError, match="owner"):
        sdk.models.Key.from_dict({"id": 1})
