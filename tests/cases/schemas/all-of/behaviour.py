"""One class with everything; a branch that only describes makes none."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Child", {"id": 1, "kind": "a", "name": "b", "extra": True})
    with pytest.raises(TypeError, match="kind"):
        sdk.models.Child(id=1)
    assert sdk.annotation("Row", "described") == "Base | None"
    assert [member.value for member in sdk.models.RowBoth] == ["b", "c"]
    sdk.keeps("Narrow", {"left": {"a": 1, "b": 2}})
