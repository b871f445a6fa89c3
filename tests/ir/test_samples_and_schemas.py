"""A sample of each type is accepted by the JSON Schema of that type."""

from __future__ import annotations

from pathlib import Path

import jsonschema_rs
import pytest

from generator.document import load
from generator.ir import Api, Kind, Primitive, Reference
from generator.ir.json_schema import SchemaWriter
from generator.ir.samples import SampleMaker
from generator.limits import Limits
from generator.lower import lower
from tests.support.real_documents import REPOSITORY, real_document

_RECURSIVE = """
openapi: 3.1.0
info: {title: Trees, version: "1"}
paths: {}
components:
  schemas:
    Tree:
      type: object
      required: [id, kind, leaves, parent]
      properties:
        id: {type: integer, minimum: 5, multipleOf: 3}
        kind: {enum: [oak, elm]}
        code: {type: string, pattern: "^[A-Z]{3}$", maxLength: 3}
        below: {type: number, exclusiveMaximum: 0}
        secret: {type: string, writeOnly: true}
        made: {type: string, format: date-time, readOnly: true}
        leaves: {type: array, minItems: 2, items: {$ref: "#/components/schemas/Tree"}}
        parent: {anyOf: [{$ref: "#/components/schemas/Tree"}, {type: "null"}]}
        first: {$ref: "#/components/schemas/Tree"}
"""


def _api(path: Path) -> Api:
    return lower(load((path,)), Limits())


def _key(pointer: str) -> str:
    return f"T{pointer.encode().hex()}"


def _misfits(api: Api, *, sending: bool) -> list[str]:
    """The pointers of types whose samples their schemas refuse."""
    maker = SampleMaker(api.declarations, sending=sending)
    writer = SchemaWriter(api.declarations, _key, sending=sending)
    found = []
    for pointer in api.declarations:
        schema = writer.schema(Reference(pointer))
        document = schema | {"$defs": writer.definitions}
        sample = maker.sample(Reference(pointer))
        if not jsonschema_rs.is_valid(document, sample):
            found.append(pointer)
    return found


@pytest.mark.parametrize("name", ["petstore.yaml", "train-travel-31.yaml"])
@pytest.mark.parametrize("sending", [True, False])
def test_samples_of_real_types_fit(name: str, sending: bool) -> None:
    assert _misfits(_api(real_document(name)), sending=sending) == []


@pytest.mark.parametrize("sending", [True, False])
def test_samples_of_the_fragment_fit(sending: bool) -> None:
    api = _api(REPOSITORY / "specs" / "ai-api-key.yaml")
    assert len(api.declarations) > 2
    assert _misfits(api, sending=sending) == []


def test_a_type_that_contains_itself_ends(tmp_path: Path) -> None:
    path = tmp_path / "trees.yaml"
    path.write_text(_RECURSIVE)
    api = _api(path)
    tree = Reference("#/components/schemas/Tree")
    read = SampleMaker(api.declarations, sending=False).sample(tree)
    sent = SampleMaker(api.declarations, sending=True).sample(tree)
    assert isinstance(read, dict)
    assert isinstance(sent, dict)
    assert read["id"] == 6
    assert read["code"] == "ABC"
    assert read["below"] == -1
    assert (read["leaves"], read["parent"]) == ([], None)
    assert "secret" not in read
    assert "made" not in sent
    assert sent == {"id": 6, "kind": "oak", "leaves": [], "parent": None}


def test_the_documents_own_examples_come_first() -> None:
    maker = SampleMaker({}, sending=True)
    assert maker.sample(Primitive(Kind.STRING), given=["mine", "other"]) == "mine"


def test_an_example_of_another_type_is_passed_over() -> None:
    maker = SampleMaker({}, sending=True)
    uuid = Primitive(Kind.UUID)
    good = "0d1a6d0e-8b5f-4ff0-9d5c-5d2d1f4e3b2a"
    assert maker.sample(uuid, given=["no-uuid", good]) == good
    assert maker.sample(Primitive(Kind.BOOLEAN), given=["false"]) is True
    assert maker.sample(Primitive(Kind.INTEGER), given=[True, 7]) == 7


def test_a_schema_names_what_it_refers_to(tmp_path: Path) -> None:
    path = tmp_path / "trees.yaml"
    path.write_text(_RECURSIVE)
    api = _api(path)
    writer = SchemaWriter(
        api.declarations, lambda pointer: pointer.rpartition("/")[2], sending=False
    )
    assert writer.schema(Reference("#/components/schemas/Tree")) == {
        "$ref": "#/$defs/Tree"
    }
    tree = writer.definitions["Tree"]
    assert tree["required"] == ["id", "kind", "leaves", "parent"]
    properties = tree["properties"]
    assert isinstance(properties, dict)
    assert "secret" not in properties
    assert properties["first"] == {"$ref": "#/$defs/Tree"}
