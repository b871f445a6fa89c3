"""A deprecated method, one with several responses and one with former names take models."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers({"id": 3, "name": "Rex"})
    pet, changed = models.Pet(id=3, name="Max"), {"name": "Max"}
    for body in (pet, models.PetInput(name="Max"), changed):
        with pytest.warns(DeprecationWarning, match="This operation is deprecated"):
            assert sdk.call("updatePet", 3, body, model="a").id == 3
        assert sdk.sent.json == changed
        assert sdk.sent.query == "model=a"
        with pytest.warns(DeprecationWarning, match="This operation is deprecated"):
            assert sdk.response("updatePet", 3, body).data.id == 3
        assert sdk.call("addPet", body).id == 3
        assert sdk.sent.json == changed
        assert sdk.response("addPet", body).data.id == 3
    with pytest.warns(DeprecationWarning, match="`title` is deprecated: use `name`"):
        sdk.call("addPet", title="Tom")
    with (
        pytest.warns(DeprecationWarning, match="`title` is deprecated"),
        pytest.raises(TypeError, match="got 'name' beside a model"),
    ):
        sdk.call("addPet", pet, title="Tom")
    sdk.answers(b"a,b", content_type="text/csv")
    assert sdk.call("addPet", pet, accept="text/csv") == "a,b"
