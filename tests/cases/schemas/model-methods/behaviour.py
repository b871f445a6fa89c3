"""A model is made of a dict or JSON and becomes one again, under its names in JSON."""

import copy
import pickle

import pytest

from tests.support.sdk import Sdk

DATA = {
    "name": "Rex",
    "born-at": "2020-01-01T00:00:00Z",
    "mood": "calm",
    "replace": "no",
    "parents": [{"name": "Ada", "legs": 3}],
    "legs": 4,
}


def check(sdk: Sdk) -> None:
    models = sdk.models
    pet = models.Pet.from_dict(DATA)
    assert models.Pet.from_json(pet.to_json()) == pet
    assert pet.to_dict() == dict(pet) == DATA
    assert pet.parents[0].additional_properties == {"legs": 3}
    assert pet.replace_ == "no"
    changed = pet.replace(name="Max", parents=None)
    assert (pet.name, changed.name) == ("Rex", "Max")
    assert "parents" not in changed.to_dict()
    with pytest.raises(TypeError, match="colour"):
        pet.replace(colour="red")
    with pytest.raises(sdk.errors.DecodeError, match=r"\$\.name: expected a string"):
        models.Pet.from_dict({"name": 1})
    for other in (pickle.loads(pickle.dumps(pet)), copy.copy(pet), copy.deepcopy(pet)):
        assert other == pet and type(other) is models.Pet
    assert models.Pet.__module__ == f"{sdk.package.__name__}.models"
    assert f"'{sdk.package.__name__}.models.Pet'" in repr(models.Pet)
    mood = pickle.loads(pickle.dumps(pet.mood))
    assert type(mood).__module__ == models.Pet.__module__
    assert (mood, mood.is_known) == ("calm", False)
