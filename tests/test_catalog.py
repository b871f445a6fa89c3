"""The catalogue has every operation of a document, as programs read it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest

from generator.document import load
from generator.limits import Limits
from generator.lower import lower
from generator.naming import name
from generator.plan import Design, PlannedFile, design_package
from generator.plan.parts import CATALOG
from generator.plan.template_models import JsonFile
from generator.render import render_file
from generator.runtime.catalog import Catalog
from tests.support.real_documents import real_document

_PETS = """
openapi: 3.1.0
info: {title: Pets, version: "1", description: "\\u001b[31mred"}
servers: [{url: "https://{region}.pets.example", variables: {region: {default: eu, enum: [eu, us]}}}]
x-env-prefix: PETS
security: [{key: []}]
paths:
  /pets/{pet-id}:
    delete: {tags: [pets], responses: {"204": {description: gone}}, parameters: &id [{name: pet-id, in: path, required: true, schema: {type: integer}}]}
    put:
      tags: [pets]
      operationId: change-pet
      parameters: *id
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}, required: true}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
  /pets/{pet-id}/photo:
    post:
      tags: [pets]
      parameters: *id
      requestBody: {content: {image/png: {schema: {type: string, format: binary}}}, required: true}
      responses: {"200": {description: ok, content: {image/png: {schema: {type: string, format: binary}}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string, minLength: 1, description: A name.}
        pin: {type: string, writeOnly: true}
        parent: {$ref: "#/components/schemas/Pet"}
"""


def _design(path: Path) -> Design:
    api = lower(load((path,)), Limits())
    return design_package(api, name(api), "pets_catalog")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    path = tmp_path / "pets.yaml"
    path.write_text(_PETS)
    yield from _written(_design(path), tmp_path)


def _written(design: Design, folder: Path) -> Iterator[Catalog]:
    modules = {row.module for row in design.names.resources.values()}
    planned = {path: plan(design) for path, plan in CATALOG.modules.items()}
    for pattern, plan in CATALOG.resource_files.items():
        planned |= {pattern.format(each): plan(design, each) for each in modules}
    for path, content in planned.items():
        file = folder / design.package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_file(PlannedFile(path, content)).content)
    (folder / design.package / "__init__.py").touch()
    sys.path.insert(0, str(folder))
    yield Catalog(design.package)
    sys.path.remove(str(folder))
    sys.modules.pop(design.package, None)


def test_short_entries_say_what_is_called(catalog: Catalog) -> None:
    entries = catalog.entries
    assert list(entries) == [
        "DELETE /pets/{pet-id}",
        "change-pet",
        "POST /pets/{pet-id}/photo",
    ]
    deletion = entries["DELETE /pets/{pet-id}"]
    assert (deletion.resource, deletion.function) == ("pets", "delete")
    assert deletion.deletes and not deletion.reads
    assert not entries["change-pet"].deletes


def test_the_client_says_what_it_takes(catalog: Catalog) -> None:
    client = catalog.client
    assert client.description == "\x1b[31mred"
    assert [(row.keyword, row.variable) for row in client.credentials] == [
        ("api_key", "PETS_API_KEY")
    ]
    (region,) = client.settings
    assert (region.keyword, region.default, region.known) == (
        "region",
        "eu",
        ("eu", "us"),
    )
    assert (client.base_url_variable, client.needs_base_url) == ("PETS_BASE_URL", False)


def test_arguments_are_those_that_may_be_sent(catalog: Catalog) -> None:
    entry = catalog.entries["change-pet"]
    operation = catalog.operation(entry)
    rows = {row.name: row for row in operation.arguments}
    assert list(rows) == ["pet_id", "name", "pin", "parent"]
    assert [row.location for row in rows.values()] == ["path", "body", "body", "body"]
    assert rows["pet_id"].wire_name == "pet-id"
    assert rows["name"].schema == {"type": "string", "minLength": 1}
    assert (rows["name"].required, rows["name"].description) == (True, "A name.")
    assert rows["pin"].is_secret
    parent = catalog.with_definitions(entry, rows["parent"].schema)
    (definition,) = parent["$defs"].values()
    assert list(definition["properties"]) == ["name", "pin", "parent"]
    assert operation.result.schema is not None
    read = catalog.with_result_definitions(entry, operation.result.schema)
    (definition,) = read["$defs"].values()
    assert list(definition["properties"]) == ["id", "name", "parent"]


def test_files_are_marked(catalog: Catalog) -> None:
    operation = catalog.operation(catalog.entries["POST /pets/{pet-id}/photo"])
    body = operation.arguments[-1]
    assert (body.name, body.location, body.is_file) == ("body", "value", True)
    assert operation.result.kind == "bytes"


@pytest.mark.parametrize("document", ["petstore.yaml", "exoscale.json"])
def test_schemas_of_real_documents_are_whole(document: str, tmp_path: Path) -> None:
    design = _design(real_document(document))
    for catalog in _written(design, tmp_path):
        assert len(catalog.entries) == len(design.api.operations)
        for entry in catalog.entries.values():
            operation = catalog.operation(entry)
            for argument in operation.arguments:
                schema = catalog.with_definitions(entry, argument.schema)
                jsonschema_rs.validator_for(schema)
                assert json.dumps(schema)


def test_half_a_surrogate_pair_is_left_out() -> None:
    """JSON documents can contain one; what reads the catalogue would refuse it."""
    rendered = render_file(PlannedFile("a.json", JsonFile({"a": "\ud800\u202e"})))
    assert rendered.content == '{\n "a": "?\\u202e"\n}\n'
