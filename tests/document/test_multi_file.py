"""Documents in several files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.diagnostics import DocumentError
from generator.document import load
from tests.document.conftest import HEAD, Refusal, Write, located


def test_files_are_reached_relative_to_each_other(write: Write) -> None:
    write('{"get": {"$ref": "../operations/list.yml"}}', "paths/pets.json")
    write(
        "responses:\n  '200':\n    description: d\n    content:\n"
        "      application/json:\n"
        "        schema: {$ref: '../models/all.yml#/Pet'}\n"
        "x-samples: {$ref: 'never-read.yml'}\n",
        "operations/list.yml",
    )
    write(
        "Pet: {properties: {tag: {$ref: '#/Tag'}, own: {$ref: '../api.yaml#/x-s'}}}\n"
        "Tag: {$ref: './all.yml#/Name'}\nName: {type: string}\nUnused: {$ref: no.yml}\n",
        "models/all.yml",
    )
    text = HEAD.replace("{}", "{/pets: {$ref: 'paths/pets.json'}}")
    document = load([write(text + "x-s: {type: integer}\n")])
    assert set(document.files) == {
        "paths/pets.json",
        "operations/list.yml",
        "models/all.yml",
    }
    assert document.follow("#/paths/~1pets") == "paths/pets.json#"
    assert document.follow("paths/pets.json#/get") == "operations/list.yml#"
    assert document.follow("models/all.yml#/Pet/properties/tag") == (
        "models/all.yml#/Name"
    )
    assert document.follow("models/all.yml#/Pet/properties/own") == "#/x-s"


def test_an_error_in_another_file_is_located_there(write: Write) -> None:
    write("a: 1\na: 2\n", "b.yml")
    text = HEAD + "components: {schemas: {A: {$ref: b.yml}}}\n"
    with pytest.raises(DocumentError) as caught:
        load([write(text)])
    position = located(caught.value).position
    assert position is not None
    assert (position.path.name, position.line) == ("b.yml", 2)


def test_a_wider_root(write: Write, tmp_path: Path) -> None:
    write("type: string\n", "shared/s.yml")
    text = HEAD + "components: {schemas: {A: {$ref: '../shared/s.yml'}}}\n"
    root = write(text, "api/api.yaml")
    with pytest.raises(DocumentError):
        load([root])
    document = load([root], ref_root=tmp_path)
    assert document.follow("#/components/schemas/A") == "../shared/s.yml#"
    assert document.position("../shared/s.yml#/type").line == 1


def test_names_with_special_characters(write: Write) -> None:
    write("A: {type: string}\n", "a b#c%d.yml")
    text = HEAD + "components: {schemas: {A: {$ref: 'a%20b%23c%25d.yml#/A'}}}\n"
    document = load([write(text)])
    pointer = document.follow("#/components/schemas/A")
    assert pointer == "a b%23c%25d.yml#/A"
    assert document.at(pointer) == {"type": "string"}


def test_fragments_refer_to_each_other_and_from_their_own_folders(
    write: Write,
) -> None:
    write("type: string\n", "m.yml")
    one = write(HEAD + "components: {schemas: {A: {$ref: 'sub/two.yaml#/x-b'}}}\n")
    two = write(
        HEAD + "x-b: {type: integer}\ncomponents: {schemas: {B: {$ref: '../m.yml'}}}\n",
        "sub/two.yaml",
    )
    document = load([one, two])
    assert document.follow("#/components/schemas/A") == "#/x-b"
    assert document.follow("#/components/schemas/B") == "m.yml#"


def test_a_reference_for_a_whole_map(write: Write) -> None:
    write("list:\n  a/b: {type: string}\n  c: {type: integer}\n", "m.yml")
    text = "components: {schemas: {A: {properties: {c: {}, $ref: 'm.yml#/list'}}}}\n"
    document = load([write(HEAD + text)])
    properties = document.at("#/components/schemas/A/properties")
    assert properties == {"c": {}, "a/b": {"$ref": "m.yml#/list/a~1b"}}
    found = document.follow("#/components/schemas/A/properties/a~1b")
    assert document.at(found) == {"type": "string"}
    (warning,) = document.diagnostics
    assert warning.code == "map-reference"
    assert document.position(warning.pointer).line == 4


def test_names_of_a_whole_map_that_no_url_can_have(write: Write) -> None:
    write(json.dumps({"list": {"\ud800 %2F#": {"type": "string"}}}), "m.json")
    text = "components: {schemas: {A: {properties: {$ref: 'm.json#/list'}}}}\n"
    document = load([write(HEAD + text)])
    (pointer,) = (p for p in document.references if "properties" in p)
    assert document.at(document.follow(pointer)) == {"type": "string"}


def test_a_reference_to_the_reference_of_a_whole_map(refusal: Refusal) -> None:
    """It is gone by then: what stands for the map has taken its place."""
    schemas = {
        "A": {"$ref": "#/components/schemas/B/properties/$ref"},
        "B": {"properties": {"$ref": "#/components/schemas/C/properties"}},
        "C": {"properties": {"a": {}}},
        "D": {"properties": {"$ref": "#/components/schemas/B/properties/$ref"}},
    }
    tree = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}}
    for first in ("A", "D"):
        rest = {name: schemas[name] for name in schemas if name not in "AD"}
        tree["components"] = {"schemas": {first: schemas[first], **rest}}
        assert refusal(json.dumps(tree), "api.json").code == "reference-kind"
