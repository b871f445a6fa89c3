"""They are passed over, told when asked, and refused in strict validation if forbidden."""

import pytest

from tests.support.sdk import Sdk

OPEN = {"name": "Rex", "colour": "red", "tags": {"first": "a", "second": "b"}}
CLOSED = {"name": "Max", "owner": {"name": "Ada", "age": 30}}


def check(sdk: Sdk) -> None:
    sdk.answers([OPEN, CLOSED])
    response = sdk.response("listPets")
    assert response.issues == []
    assert response.data[1].owner.name == "Ada"
    assert response.undeclared == {"$[0].colour": "red", "$[1].owner.age": 30}
    with pytest.raises(sdk.errors.DecodeError, match=r"\$\[1\]\.owner\.age: the docum"):
        sdk.call("listPets", validation="strict")
    sdk.answers([OPEN])
    assert sdk.call("listPets", validation="strict")[0].name == "Rex"
    assert sdk.models.Owner.from_dict({"age": 30}).to_dict() == {}
