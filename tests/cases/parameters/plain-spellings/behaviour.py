"""`UUID | str` is a UUID: strict validation says so, and no code for unions, tuples or limits is shipped."""

from pathlib import Path

import pytest

from tests.support.sdk import Sdk

ID = "11111111-2222-3333-4444-555555555555"
GOOD = {"id": ID, "states": ["open"], "size": 2, "part": {"state": "open"}}
BAD = {"id": "x", "states": ["open", "shut"], "size": 3, "part": {"state": "shut"}}


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("add-x", **BAD)
    sdk.options = {"validation": "strict"}
    sdk.call("add-x", **GOOD)
    with pytest.raises(sdk.errors.RequestValidationError) as caught:
        sdk.call("add-x", **BAD)
    assert {issue.path for issue in caught.value.issues} == {"id", "states[1]", "size", "part.state"}
    folder = Path(str(sdk.package.__file__)).parent / "_runtime" / "serialization"
    assert not [*folder.glob("*union*.py"), *folder.glob("tuples.py"), *folder.glob("limits.py")]
    assert not [*folder.parent.glob("constraints.py"), *folder.glob("unlisted.py")]
