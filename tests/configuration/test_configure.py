"""A configuration leaves operations out of a document and writes names into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.configuration import LoadedConfiguration
from generator.configuration.configure import configure
from generator.console.report import format_report
from generator.document import Document, load
from generator.lower import lower
from tests.configuration.conftest import Read

_DOCUMENT = """\
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {200: &pets {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}}
    post: {operationId: createPet, tags: [pets], deprecated: true, responses: {200: {description: ok}}}
  /pets/{id}:
    $ref: "#/components/pathItems/Pet"
  /admin/users:
    get: {operationId: listUsers, tags: [admin], x-internal: true, responses: {200: {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}}}
components:
  pathItems:
    Pet:
      delete: {operationId: deletePet, tags: [pets], x-speakeasy-ignore: true, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {204: {description: gone}}}
      get: {operationId: getPet, tags: [pets], parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {200: {description: ok}}}
  schemas:
    Pet: {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}}}
    Owner: {type: object, properties: {name: {type: string}}}
    User: {type: object, properties: {name: {type: string}}}
    Spare: {type: object, properties: {name: {type: string}}}
  securitySchemes:
    bearer: {type: http, scheme: bearer}
"""


def _configured(read: Read, text: str) -> Document:
    Path("api.yaml").write_text(_DOCUMENT, encoding="utf-8")
    return configure(load([Path("api.yaml")]), read(text))


def _operations(document: Document) -> list[str | None]:
    return [row.operation_id for row in lower(document).operations]


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("", ["listPets", "createPet", "getPet", "listUsers"]),
        ('[include]\ntags = ["adm*"]', ["listUsers"]),
        ('[include]\noperations = ["get /pets/{pet}"]', ["getPet"]),
        ('[include]\npaths = ["/pets"]\ndeprecated = false', ["listPets"]),
        ('[include]\npaths = ["/pets/**"]', ["listPets", "createPet", "getPet"]),
        ('[include]\npaths = ["/*"]', ["listPets", "createPet"]),
        ('[exclude]\npaths = ["/pets/**"]', ["listUsers"]),
        (
            '[exclude]\nmarkers = ["x-internal"]\ndeprecated = true',
            ["listPets", "getPet"],
        ),
    ],
)
def test_filters(read: Read, text: str, operations: list[str]) -> None:
    assert _operations(_configured(read, text)) == operations


def _types(document: Document) -> set[str]:
    return {pointer.rpartition("/")[2] for pointer in lower(document).declarations}


def test_types_that_nothing_uses_go_with_operations(read: Read) -> None:
    text = '[include]\ntags = ["pets"]\n'
    assert _types(_configured(read, text)) == {"Pet", "Owner"}
    everything = {"Pet", "Owner", "User", "Spare"}
    assert _types(_configured(read, f"with-unused = true\n{text}")) == everything
    assert _types(_configured(read, "")) == everything


def test_marked_operations_are_left_out_with_a_note(read: Read) -> None:
    (note,) = _configured(read, "").diagnostics
    assert (note.code, note.severity) == ("left-out", "note")
    assert note.message.startswith("DELETE /pets/{id} is left out")


def _warnings(read: Read, text: str) -> str:
    document = _configured(read, text)
    found = [row for row in document.diagnostics if row.severity == "warning"]
    return format_report(found, document, all=True)


def test_a_pattern_that_matches_nothing_is_a_warning_at_its_place(read: Read) -> None:
    assert _warnings(read, '[exclude]\ntags = ["pets", "admim"]\n') == (
        "byhand.toml:2:17: warning: exclude.tags: 'admim' matches no operation"
        " [configuration-unmatched]\n"
        '    tags = ["pets", "admim"]\n'
        "                    ^ did you mean 'admin'?"
    )


def test_a_pattern_like_nothing_is_told_what_there_is(read: Read) -> None:
    report = _warnings(read, '[include]\ntags = ["nope"]\n')
    assert report.endswith("^ known here: admin, pets")


@pytest.mark.parametrize(
    "text",
    [
        '[resources.a]\nb = "lstPets"',
        '[models]\nA = "#/components/schemas/Nope"',
        "[arguments.lstPets]",
        '[credentials]\nnope = "key"',
        "[pagination]\nlstPets = false",
        "[polling.lstPets]",
    ],
)
def test_names_that_the_document_does_not_have(read: Read, text: str) -> None:
    assert "[configuration-unmatched]" in _warnings(read, text)


def test_warnings_about_what_it_says_lead_to_the_configuration(read: Read) -> None:
    document = _configured(
        read,
        '[arguments.getPet]\nname = "nope"\n'
        '[pagination.listPets]\nkind = "cursor"\nparameter = "x"\nnext = "$.n["\n'
        '[resources]\nclose = "listUsers"\n',
    )
    report = format_report(lower(document).diagnostics, document, all=True)
    lines = [line for line in report.splitlines() if " warning: " in line]
    assert [line.split(" warning: ")[0] for line in lines] == [
        "byhand.toml:3:13:",
        "byhand.toml:2:8:",
    ], report


def _api(read: Read, text: str) -> Any:
    return lower(_configured(read, text))


def test_the_tree_names_calls(read: Read) -> None:
    text = (
        '[resources]\nping = "listUsers"\n[resources.zoo]\nall = "GET /pets"\n'
        '[resources.zoo.pets]\nlist = "listPets"\n'
    )
    operations = _api(read, text).operations
    calls = [(row.resource, row.python_name) for row in operations]
    assert calls == [
        (("zoo",), "all"),
        (("zoo", "pets"), "list"),
        (None, None),
        (None, None),
        ((), "ping"),
    ]


def test_other_names(read: Read) -> None:
    api = _api(
        read,
        'client-name = "Zoo"\npath-arguments = "last"\nenv-prefix = "ZOO"\n'
        '[arguments.getPet]\npet = "id"\n[credentials]\nbearer = "key"\n'
        '[models]\nAnimal = "#/components/schemas/Pet"\n',
    )
    assert (api.client_name, api.only_last_path_argument) == ("Zoo", True)
    assert api.env_prefix == "ZOO"
    assert api.operations[2].argument_names == (("id", "pet"),)
    assert api.schemes[0].python_names == (("token", "key"),)
    hints = api.declarations["#/components/schemas/Pet"].hints
    assert hints.python_name == "Animal"


def test_without_a_configuration_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(_DOCUMENT.replace("x-speakeasy-ignore", "x-other"))
    document = load([path])
    root = repr(document.root)
    configured = configure(document, LoadedConfiguration())
    assert (repr(configured.root), configured.diagnostics) == (root, ())
