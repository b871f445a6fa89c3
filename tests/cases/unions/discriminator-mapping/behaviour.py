"""By references and by names of components; the components' own names too."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    assert type(sdk.read("Pet", {"petType": "cat"})) is models.Cat
    assert type(sdk.read("Pet", {"petType": "puppy"})) is models.Dog
    owner = sdk.read("Owner", {"pets": [{"petType": "hound", "barks": True}]})
    assert owner.pets == [models.Dog(pet_type="hound", barks=True)]
    assert type(sdk.read("Pet", {"petType": "Cat"})) is models.Cat
    assert type(sdk.read("Pet", {"petType": "Dog"})) is models.Dog
    with pytest.raises(sdk.errors.DecodeError, match="petType"):
        sdk.read("Pet", {"lives": 3, "petType": "fish"})
