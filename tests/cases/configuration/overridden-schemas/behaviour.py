"""A schema in place of another one, and headers in common that stay arguments."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"age": 7})
    pet = sdk.call("listPets", kinds=["cat", "dog"])
    assert pet.age == 7
    assert sdk.sent.headers["zoo-kind"] == "cat,dog"
    sdk.answers(status=204)
    sdk.call("getZoo", zoo_name="Berlin")
    assert sdk.sent.headers["zoo-name"] == "Berlin"
