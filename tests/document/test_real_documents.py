"""Published documents are read whole, and what they say is where it is said to be."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.document import Document, Json, load
from generator.pointers import step
from generator.validate import validate
from tests.support.real_documents import real_document

pytestmark = pytest.mark.long

# The findings of validation in each, by code.
FINDINGS: dict[str, dict[str, int]] = {
    "api-with-examples.yaml": {},
    "asana.yaml": {},
    "callback-example.yaml": {},
    "digitalocean.json": {"wrong-default": 1},
    "exoscale-partner.json": {},
    "exoscale.json": {"unknown-field": 45, "wrong-type": 78},
    "github-webhooks.json": {},
    "github.json": {},
    "link-example.yaml": {},
    "non-oauth-scopes-31.yaml": {},
    "openai.yaml": {"not-unique": 1, "wrong-default": 14, "wrong-type": 9},
    "petstore-expanded.yaml": {},
    "petstore.yaml": {},
    "stripe.json": {},
    "tictactoe-31.yaml": {},
    "train-travel-31.yaml": {},
    "uspto.yaml": {},
    "webhook-example-31.yaml": {},
}


@pytest.mark.parametrize("name", FINDINGS)
def test_each_is_read_whole_and_validated(name: str) -> None:
    document = load([real_document(name)])
    assert document.diagnostics == ()
    assert document.misshapen == {}
    found = validate(document)
    assert Counter(each.code for each in found) == FINDINGS[name]
    assert all(each.survivable for each in found)


@pytest.mark.parametrize("name", [n for n in FINDINGS if n.endswith(".json")])
def test_json_is_read_as_json(name: str) -> None:
    path = real_document(name)
    assert load([path]).root == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["exoscale.json", "train-travel-31.yaml"])
def test_single_values_are_where_they_are_written(name: str) -> None:
    document = load([real_document(name)])
    leaves = [
        (pointer, value)
        for pointer, value in _leaves(document)
        if isinstance(value, str) and value.isalnum() and value.isascii()
    ]
    for pointer, value in random.Random(7).sample(leaves, 200):
        position = document.position(pointer)
        written = position.text[position.column - 1 :].strip("\"'")
        assert written.startswith(value), pointer


def _leaves(document: Document) -> Iterator[tuple[str, Json]]:
    pending: list[tuple[str, Json]] = [("#", document.root)]
    while pending:
        pointer, node = pending.pop()
        if isinstance(node, dict):
            pending += [(step(pointer, key), value) for key, value in node.items()]
        elif isinstance(node, list):
            pending += [(step(pointer, i), value) for i, value in enumerate(node)]
        else:
            yield pointer, node


def test_a_document_in_thousands_of_files() -> None:
    name = "digitalocean-src/specification/DigitalOcean-public.v2.yaml"
    document = load([real_document(name)])
    assert len(document.files) == 1506
    assert Counter(each.code for each in document.diagnostics) == {"map-reference": 6}
    assert document.misshapen == {}
    bundled = load([real_document("digitalocean.json")])
    paths, theirs = document.at("#/paths"), bundled.at("#/paths")
    assert isinstance(paths, dict) and isinstance(theirs, dict)
    assert paths.keys() == theirs.keys()
    found = validate(document)
    assert [each.code for each in found] == ["wrong-type"] * 2
    assert all(each.survivable for each in found)
