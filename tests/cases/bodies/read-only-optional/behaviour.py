"""They are no arguments."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"id": 1, "name": "a"})
    assert sdk.call("add-user", name="a").id == 1
    assert not hasattr(sdk.models, "UserInput")
    with pytest.raises(TypeError, match="id"):
        sdk.call("add-user", name="a", id=3)
