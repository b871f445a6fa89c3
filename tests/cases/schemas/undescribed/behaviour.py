"""The docstring of a class says which methods send and return it, or what holds it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    assert models.Pet.__doc__ == "Returned by `client.pets.list()`."
    assert models.PetInput.__doc__ == "Sent by `client.pets.put()`."
    assert models.Town.__doc__ == "Used in `Pet.home_town`."
    assert models.PetMood.__doc__ == "Known values of `Pet.mood`."
    assert models.PetsListBy.__doc__ == "Known values, sent by `client.pets.list()`."
    assert models.Fault.__doc__.startswith("The body of errors of `client.pets.list()` and")
    assert models.Loose.__doc__ == "No operation uses the schema `Loose`."
