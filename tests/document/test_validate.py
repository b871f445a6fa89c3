"""Findings of openapi-spec-validator: all of them, located, in few words."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import (
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)
from openapi_spec_validator.schemas import schema_v30, schema_v31, schema_v32
from openapi_spec_validator.schemas.backend.jsonschema import create_validator

from generator.console.report import format_report
from generator.document import Document, load
from generator.validate import validate
from generator.validate.rules import rule_findings
from generator.validate.structure import structure_findings
from tests.document.conftest import HEAD, Write
from tests.support.real_documents import real_document

Loaded = Callable[..., Document]

LIBRARY: dict[tuple[int, int], tuple[Any, Any]] = {
    (3, 0): (OpenAPIV30SpecValidator, schema_v30),
    (3, 1): (OpenAPIV31SpecValidator, schema_v31),
    (3, 2): (OpenAPIV32SpecValidator, schema_v32),
}


def ours(document: Document) -> Counter[str]:
    found = [*structure_findings(document), *rule_findings(document)]
    return Counter(each.message for each in found)


def library(document: Document) -> Counter[str]:
    """The findings of openapi-spec-validator as it is, all by `jsonschema`."""
    base, schema = LIBRARY[document.version]
    cls = type("Plain", (base,), {"schema_validator": create_validator(dict(schema))})
    return Counter(error.message for error in cls(document.root).iter_errors())


FURTHER: dict[str, dict[str, int]] = {
    "openai.yaml": {"True is not of type 'number'": 2},
}
"""Second faults of schemas."""


@pytest.mark.parametrize(
    "name",
    [
        "api-with-examples.yaml",
        "callback-example.yaml",
        "exoscale-partner.json",
        "exoscale.json",
        "link-example.yaml",
        "non-oauth-scopes-31.yaml",
        "petstore-expanded.yaml",
        "petstore.yaml",
        "tictactoe-31.yaml",
        "train-travel-31.yaml",
        "uspto.yaml",
        "webhook-example-31.yaml",
        pytest.param("asana.yaml", marks=pytest.mark.full),
        pytest.param("digitalocean.json", marks=pytest.mark.full),
        pytest.param("github-webhooks.json", marks=pytest.mark.full),
        pytest.param("github.json", marks=pytest.mark.full),
        pytest.param("openai.yaml", marks=pytest.mark.full),
        pytest.param("stripe.json", marks=pytest.mark.full),
    ],
)
def test_the_findings_are_the_library_s(name: str) -> None:
    """The library ends a schema with its first fault; the others are found as well."""
    document = load([real_document(name)])
    found, theirs = ours(document), library(document)
    assert theirs - found == Counter()
    assert found - theirs == FURTHER.get(name, {})


PET = "#/paths/~1pet/put"
DAMAGES: list[tuple[str, str, Any]] = [
    ("paths//pet/put/operationId", "addPet", "duplicate-operation-id"),
    ("paths//pet/put/tags", "pet", "wrong-type"),
    ("paths//pet/put/more", 1, "unknown-field"),
    ("paths//pet/put/responses", None, "missing-field"),
    ("paths//pet/put/responses/2xx", {"description": ""}, "unknown-field"),
    ("paths//pet/put/responses/200/description", None, "missing-field"),
    (
        "paths//pet/put/parameters",
        [{"name": "a", "in": "body", "schema": {}}],
        "wrong-value",
    ),
    (
        "paths//pet/put/parameters",
        [{"name": "a", "in": "query", "schema": {}}] * 2,
        "not-unique",
    ),
    ("paths//pet~1{x}", {"get": {"responses": {"200": {"description": ""}}}}, None),
    ("paths/pet", {}, "unknown-field"),
    ("components/schemas/Pet/type", "objekt", "wrong-value"),
    ("components/schemas/Pet/properties/id/minimum", "1", "wrong-type"),
    ("components/schemas/Pet/properties/name/default", 3, "wrong-default"),
    ("components/schemas/Pet/properties/name/pattern", "(", "wrong-value"),
    ("components/schemas/a b", {}, None),
    ("info/title", None, "missing-field"),
    ("info/version", 1, "wrong-type"),
    ("servers", [{"uri": "/"}], "missing-field"),
    ("security", {}, "wrong-type"),
    ("more", 1, "unknown-field"),
]


@pytest.mark.parametrize(("place", "value", "code"), DAMAGES)
@pytest.mark.parametrize("version", ["3.0.4", "3.1.1", "3.2.0"])
def test_damaged_documents(
    tmp_path: Path, version: str, place: str, value: Any, code: str | None
) -> None:
    root: Any = copy.deepcopy(load([real_document("petstore.yaml")]).root)
    root["openapi"] = version
    steps = [step.replace("~1", "/") for step in place.replace("//", "/\0").split("/")]
    steps = [step.replace("\0", "/") for step in steps]
    node = root
    for step in steps[:-1]:
        node = node[step]
    node[steps[-1]] = value
    if value is None:
        del node[steps[-1]]
    path = tmp_path / "api.json"
    path.write_text(json.dumps(root))
    document = load([path])
    assert ours(document) == library(document)
    codes = {found.code for found in validate(document)}
    assert version != "3.0.4" or code is None or code in codes


def test_findings_are_located_and_short(loaded: Loaded) -> None:
    document = loaded(
        "openapi: 3.0.3\ninfo: {title: T}\npaths:\n"
        "  /a/{b}:\n    get:\n      responses:\n        '200':\n          content:\n"
        "            application/json:\n              schema: {type: [string, 'null']}\n"
        "components:\n  schemas:\n    A: {type: integer, default: x, more: 1}\n"
    )
    found = {(d.pointer, d.code): d for d in validate(document)}
    response = "#/paths/~1a~1{b}/get/responses/200"
    assert set(found) == {
        ("#/info", "missing-field"),
        (f"{response}/content/application~1json/schema/type", "wrong-type"),
        ("#/paths/~1a~1{b}/get", "path-parameter"),
        ("#/components/schemas/A/more", "unknown-field"),
        ("#/components/schemas/A/default", "wrong-default"),
    }
    assert found["#/info", "missing-field"].message == "`version` is missing"
    assert all(len(d.message) < 200 and d.survivable for d in found.values())
    assert ":10:30: warning" in format_report(validate(document), document, all=True)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_all_faults_of_a_schema_are_told_in_their_order(
    loaded: Loaded, version: str
) -> None:
    document = loaded(
        f'openapi: {version}\ninfo: {{title: T, version: "1"}}\npaths: {{}}\n'
        "components:\n  schemas:\n    A:\n      required: true\n      type: objekt\n"
        "      properties:\n        x: {pattern: 5, maxLength: a}\n      minLength: -1\n"
    )
    assert [
        d.pointer.removeprefix("#/components/schemas/A/") for d in validate(document)
    ] == [
        "required",
        "type",
        "properties/x/pattern",
        "properties/x/maxLength",
        "minLength",
    ]


def test_faults_of_one_schema_are_bounded(loaded: Loaded) -> None:
    properties = "".join(f"p{n}: {{minLength: a}}, " for n in range(200))
    document = loaded(
        f"{HEAD}components: {{schemas: {{A: {{properties: {{{properties}}}}}}}}}\n"
    )
    errors = [each for each in rule_findings(document)]
    assert [each.pointer.split("/")[-2] for each in errors] == [
        f"p{n}" for n in range(50)
    ]


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("paths: []", "#/paths"),
        ("paths: {/a: 1}", "#/paths/~1a"),
        ("paths: {/a: {get: []}}", "#/paths/~1a/get"),
        ("components: 1", "#/components"),
        ("paths: {/a: {parameters: {}}}", "#/paths/~1a/parameters"),
        ("paths: {/a: {post: {requestBody: [], responses: {}}}}", None),
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_what_cannot_be_survived(
    loaded: Loaded, version: str, text: str, pointer: str | None
) -> None:
    head = f'openapi: {version}\ninfo: {{title: T, version: "1"}}\n'
    fatal = [d for d in validate(loaded(head + text)) if not d.survivable]
    assert [d.pointer for d in fatal] == [pointer or "#/paths/~1a/post/requestBody"]


@pytest.mark.parametrize(
    "text",
    [
        "paths: {/a: {get: {parameters: [{in: query}], responses: {}}}}",
        "paths: {/a: {get: {operationId: [1], responses: {}}}}",
        "tags: [{}, 1, {name: {}}]\npaths: {}",
        "paths: {/a: {get: {responses: {'200': {content: 3}}}}}",
        "components: {schemas: {A: {allOf: 3, required: 4, properties: 5}}}\npaths: {}",
        "components: {schemas: {A: {required: [[]], allOf: [{}]}}}\npaths: {}",
        'components: {schemas: {A: {title: "\\u0085"}}}\npaths: {}',
        "components: {schemas: {A: {type: [{$ref: 5}, 'null']}}}",
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_nothing_ends_in_an_exception(loaded: Loaded, version: str, text: str) -> None:
    head = f'openapi: {version}\ninfo: {{title: T, version: "1"}}\n'
    document = loaded(head + text)
    format_report(validate(document), document, all=True)


def test_a_path_that_is_no_template(loaded: Loaded) -> None:
    paths = "{'/a/{b': {get: {responses: {'200': {description: d}}}}}"
    (found,) = validate(loaded(HEAD.replace("{}", paths)))
    assert (found.code, found.pointer) == ("not-checked", "#/paths/~1a~1{b/get")


def test_text_that_is_no_unicode(loaded: Loaded) -> None:
    text = '{"openapi": "3.0.3", "info": {"title": "\\ud800"}, "paths": {}}'
    (found,) = validate(loaded(text, "api.json"))
    assert found.message == "`version` is missing"


def test_recursive_schemas(loaded: Loaded) -> None:
    text = (
        "components:\n  schemas:\n"
        "    A: {allOf: [{$ref: '#/components/schemas/B'}], required: [x]}\n"
        "    B: {items: {$ref: '#/components/schemas/A'}, not: {$ref: '#/x'}}\n"
        "x: {allOf: [{$ref: '#/components/schemas/A'}]}\n"
    )
    found = validate(loaded("openapi: 3.0.3\n" + HEAD[15:] + text))
    assert [each.code for each in found] == ["required-undeclared", "unknown-field"]


def test_other_files_are_checked_as_what_they_are(write: Write) -> None:
    write("responses: {'200': {$ref: 'r.yml'}}\nmore: 1\n", "op.yml")
    write("headers: {H: {schema: {type: 3}}}\n", "r.yml")
    paths = "{/a: {get: {$ref: 'op.yml'}}}"
    document = load([write("openapi: 3.0.3\n" + HEAD[15:].replace("{}", paths))])
    found = {(d.pointer, d.code) for d in validate(document)}
    assert found == {
        ("op.yml#/more", "unknown-field"),
        ("r.yml#", "missing-field"),
        ("r.yml#/headers/H/schema/type", "wrong-type"),
    }


def test_what_is_found_does_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    """An array that is no property of the meta-schema is looked through as a set."""
    names = [f"p{number}" for number in range(20)]
    wrong = {name: {"type": "integer", "exclusiveMinimum": True} for name in names}
    row = {"type": "object", "properties": wrong}
    text = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    spec = tmp_path / "api.json"
    spec.write_text(json.dumps({**text, "components": {"schemas": {"Row": row}}}))
    command = [sys.executable, "-m", "generator", str(spec), "--all"]

    def told(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = partial(subprocess.run, check=False, capture_output=True, text=True)
        return str(run(command, env=environment, cwd=tmp_path).stderr)

    said = told("1")
    assert said.startswith("api.json:1:")
    assert "true is not a number" in said
    assert told("2") == told("3") == said
