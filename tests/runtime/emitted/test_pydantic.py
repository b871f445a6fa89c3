"""Models in pydantic 2 and FastAPI, the latter in a real application over loopback."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Annotated, Any
from urllib.request import urlopen

import pydantic
import pytest
import uvicorn
from fastapi import Body, FastAPI
from fastapi.encoders import jsonable_encoder

_PET = {
    "name": "Rex",
    "born-at": "2020-01-01T00:00:00Z",
    "mood": "happy",
    "home": {"kind": "house", "rooms": 3},
    "parents": [{"name": "Ada", "home": {"kind": "boat", "deck": True}}],
    "legs": 4,
}
_DOCUMENT = """
paths:
  /pets:
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {"200": {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet:
      required: [name]
      properties:
        name: {type: string}
        born-at: {type: string, format: date-time}
        mood: {type: string, enum: [happy, sad]}
        home: {oneOf: [{$ref: '#/components/schemas/House'}, {$ref: '#/components/schemas/Boat'}]}
        parents: {type: array, items: {$ref: '#/components/schemas/Pet'}}
      additionalProperties: {type: integer}
    House: {required: [kind, rooms], properties: {kind: {const: house}, rooms: {type: integer}}}
    Boat: {required: [kind], properties: {kind: {const: boat}, deck: {type: boolean}}}
"""


@pytest.fixture(scope="module")
def package(package_of: Callable[[str], ModuleType]) -> Any:
    return package_of(_DOCUMENT)


@pytest.fixture(scope="module")
def adapter(package: Any) -> pydantic.TypeAdapter[Any]:
    return pydantic.TypeAdapter(package.models.Pet)


def test_a_model_is_read_and_written_under_its_names_in_json(
    package: Any, adapter: pydantic.TypeAdapter[Any]
) -> None:
    pet = adapter.validate_python(_PET)
    assert pet == package.models.Pet.from_dict(_PET)
    assert pet.additional_properties == {"legs": 4}
    assert adapter.validate_json(json.dumps(_PET)) == pet
    assert adapter.validate_python(pet) is pet
    assert adapter.dump_python(pet) == _PET
    assert json.loads(adapter.dump_json(pet)) == _PET
    assert jsonable_encoder({"pets": [pet]}) == {"pets": [_PET]}
    assert dict(pet) == pet.to_dict()


def test_a_model_is_a_field_of_a_pydantic_model(package: Any) -> None:
    class Owner(pydantic.BaseModel):
        pet: package.models.Pet
        homes: list[package.models.House | package.models.Boat] = []

    homes = [{"kind": "boat"}, {"kind": "house", "rooms": 1}]
    owner = Owner.model_validate({"pet": _PET, "homes": homes})
    assert isinstance(owner.pet, package.models.Pet)
    assert owner.homes[0] == package.models.Boat(kind="boat")
    assert owner.model_dump(mode="json") == {"pet": _PET, "homes": homes}
    assert Owner.model_validate_json(owner.model_dump_json()) == owner


def test_what_does_not_fit_is_located(adapter: pydantic.TypeAdapter[Any]) -> None:
    wrong = {"name": 1, "home": {"kind": "tent"}}
    with pytest.raises(pydantic.ValidationError) as caught:
        adapter.validate_python(wrong)
    text = str(caught.value)
    assert "$.name: expected a string, got a number" in text
    assert "$.home.kind: expected 'house' or 'boat', got 'tent'" in text


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_json_schema(adapter: pydantic.TypeAdapter[Any], mode: Any) -> None:
    schema = adapter.json_schema(mode=mode)
    assert set(schema["$defs"]) == {"Pet", "House", "Boat"}
    pet = schema["$defs"]["Pet"]
    assert pet["required"] == ["name"]
    assert set(pet["properties"]) == {"name", "born-at", "mood", "home", "parents"}
    assert pet["additionalProperties"] == {"type": "integer"}
    born = pet["properties"]["born-at"]["anyOf"][0]
    assert born == {"type": "string", "format": "date-time"}
    assert schema["$defs"]["House"]["properties"]["kind"]["const"] == "house"


def test_pydantic_is_not_imported(package: Any) -> None:
    code = (
        f"import sys; sys.path.insert(0, {sys.path[0]!r})\n"
        f"from {package.__name__} import preload; preload()\n"
        "print('pydantic' in sys.modules, 'pydantic_core' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert run.stdout.split() == ["False", "False"], run.stderr


@pytest.fixture(scope="module")
def server(package: Any) -> Iterator[str]:
    """A FastAPI application that takes and returns pets, on a port of loopback."""
    app = FastAPI(separate_input_output_schemas=False)

    def add(pet: Annotated[Any, Body()]) -> Any:
        return pet.replace(mood="sad")

    add.__annotations__ = {
        "pet": Annotated[package.models.Pet, Body()],
        "return": package.models.Pet,
    }
    app.post("/pets")(add)
    config = uvicorn.Config(app, port=0, log_level="warning", lifespan="off")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join()


def test_fastapi_takes_and_returns_models(package: Any, server: str) -> None:
    with package.Client(base_url=server) as client:
        pet = client.pets.add(**_arguments(package))
    assert pet == package.models.Pet.from_dict(_PET | {"mood": "sad"})


def test_fastapi_refuses_what_does_not_fit(package: Any, server: str) -> None:
    arguments = _arguments(package) | {"parents": "none"}
    refused = package.errors.UnprocessableEntityError
    with package.Client(base_url=server) as client, pytest.raises(refused) as caught:
        client.pets.add(**arguments)
    assert "$.parents: expected an array, got a string" in caught.value.raw.decode()


def test_fastapi_describes_models(server: str) -> None:
    with urlopen(f"{server}/openapi.json") as answer:
        document = json.load(answer)
    assert {"Pet", "House", "Boat"} <= set(document["components"]["schemas"])
    operation = document["paths"]["/pets"]["post"]
    reference = {"schema": {"$ref": "#/components/schemas/Pet"}}
    assert operation["requestBody"]["content"]["application/json"] == reference
    assert operation["responses"]["200"]["content"]["application/json"] == reference


def _arguments(package: Any) -> dict[str, Any]:
    pet = package.models.Pet.from_dict(_PET)
    return {name: getattr(pet, name) for name in pet.__struct_fields__}
