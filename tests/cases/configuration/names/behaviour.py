"""Requests have the document's names, Python has the configuration's."""

import inspect

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.package.Zoo.__name__ == "Zoo"
    assert sdk.package.AsyncZoo.__name__ == "AsyncZoo"
    sdk.client_name = "Zoo"
    sdk.options["zoo_key"] = "secret"
    sdk.answers({"model": "cat"})
    got = sdk.call("putPet", "7", zoo="berlin", kind="cat", search="x")
    assert got == sdk.models.Animal(model="cat")
    assert sdk.sent.target == "/zoos/berlin/pets/7?q=x"
    assert sdk.sent.headers["authorization"] == "Bearer secret"
    assert sdk.sent.json == {"model": "cat"}
    client = sdk.package.Zoo(base_url="http://127.0.0.1:9")
    method = getattr(client.pets, sdk.package.operations["putPet"].function)
    parameters = inspect.signature(method).parameters
    assert list(parameters)[:4] == ["animal", "zoo", "kind", "search"]
    assert parameters["zoo"].kind is inspect.Parameter.KEYWORD_ONLY
