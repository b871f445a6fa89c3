"""One class with everything, described as its first part; a branch that only describes makes none."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Child", {"id": 1, "kind": "a", "name": "b", "extra": True})
    with pytest.raises(TypeError, match="kind"):
        sdk.models.Child(id=1)
    assert sdk.annotation("Row", "described") == "Base | None"
    assert [member.value for member in sdk.models.RowBoth] == ["b", "c"]
    assert sdk.models.LinkedTrip.__doc__ == "A trip."
    sdk.keeps("Narrow", {"left": {"a": 1, "b": 2}})
