"""References: what they mean, what is none, and what they may not do."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import DocumentError
from generator.document import Document, load
from tests.document.conftest import HEAD, Refusal, Write, located

Loaded = Callable[..., Document]


def schemas(text: str) -> str:
    return HEAD + "components:\n  schemas:\n" + text


def test_resolving(loaded: Loaded) -> None:
    document = loaded(
        schemas(
            "    a/b c: {properties: {x~y: {type: string}}}\n"
            "    B: {$ref: '#/components/schemas/a~1b%20c/properties/x~0y'}\n"
            "    C: {$ref: '#/components/schemas/B'}\n"
            "    D: {allOf: [{type: object}, {$ref: '#/components/schemas/D/allOf/0'}]}"
        )
    )
    b = "#/components/schemas/B"
    target = "#/components/schemas/a~1b c/properties/x~0y"
    assert document.references[b].target == target
    assert document.at(target) == {"type": "string"}
    assert document.resolve("#/components/schemas/B", "#") == b
    assert document.follow("#/components/schemas/C") == target
    assert document.follow(target) == target
    assert document.resolve("#", b) == "#"


def test_a_pointer_may_go_through_a_reference(loaded: Loaded) -> None:
    document = loaded(
        schemas(
            "    A: {$ref: '#/components/schemas/B'}\n"
            "    B: {properties: {p: {type: string}}}\n"
            "    C: {$ref: '#/components/schemas/A/properties/p'}\n"
        )
    )
    found = document.follow("#/components/schemas/C")
    assert found == "#/components/schemas/B/properties/p"


def test_what_only_looks_like_a_reference(loaded: Loaded) -> None:
    document = loaded(
        schemas(
            "    A:\n"
            "      properties: {$ref: {type: string}}\n"
            "      example: {$ref: '#/nowhere'}\n"
            "      default: {$ref: 'no.yml'}\n"
            "      enum: [{$ref: '#/nowhere'}]\n"
            "      const: {$ref: '#/nowhere'}\n"
            "      x-more: {$ref: 'http://nowhere'}\n"
        )
        + "  examples: {E: {value: {$ref: '#/nowhere'}}}\n"
        + "x-a: {$ref: '#/nowhere'}\n"
    )
    assert not document.references


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("#/components/schemas/B", "dangling-reference"),
        ("#/components/schemas/A/properties/x", "dangling-reference"),
        ("#/tags/1", "dangling-reference"),
        ("#/tags/-1", "dangling-reference"),
        ("#/tags/١", "dangling-reference"),
        ("#/components/schemas/A~2", "reference"),
        ("#nothing", "dangling-reference"),
        ("A", "dangling-reference"),
        ("missing.yml", "dangling-reference"),
        ("missing.yml#/A", "dangling-reference"),
        ("api.yaml#/nothing", "dangling-reference"),
        (".", "directory"),
        ("http://localhost/x.yml", "reference-outside"),
        ("HTTPS://localhost/x.yml#/A", "reference-outside"),
        ("//localhost/x.yml", "reference-outside"),
        ("file:///etc/passwd", "reference-outside"),
        ("/etc/passwd", "reference-outside"),
        ("%2Fetc/passwd", "reference-outside"),
        ("../x.yml", "reference-outside"),
        ("a/../../x.yml", "reference-outside"),
        ("%2e%2e/x.yml", "reference-outside"),
        ("a%00b", "reference-outside"),
        ("#/info/title", "reference-kind"),
        ("#/components/parameters/P", "reference-kind"),
        ("#", "reference-kind"),
        ("3", "dangling-reference"),
    ],
)
def test_refusals_are_located(write: Write, reference: str, code: str) -> None:
    text = schemas(f"    A: {{$ref: {json.dumps(reference)}}}\n")
    text += "  parameters: {P: {name: p, in: query}}\ntags: [{name: t}]\n"
    with pytest.raises(DocumentError) as caught:
        load([write(text)])
    found = located(caught.value)
    assert (found.code, found.pointer) == (code, "#/components/schemas/A")
    assert found.position is not None and found.position.line == 6


def test_a_reference_that_is_no_string(refusal: Refusal) -> None:
    assert refusal(schemas("    A: {$ref: 3}\n")).code == "reference"


def test_a_near_name_is_offered(write: Write) -> None:
    text = schemas(
        "    Pet: {type: object}\n    A: {$ref: '#/components/schemas/Pte'}\n"
    )
    with pytest.raises(DocumentError) as caught:
        load([write(text)])
    assert caught.value.diagnostics[0].help == "did you mean 'Pet'?"


def test_all_problems_are_told(write: Write) -> None:
    text = schemas("".join(f"    A{n}: {{$ref: '#/no/{n}'}}\n" for n in range(7)))
    with pytest.raises(DocumentError) as caught:
        load([write(text)])
    assert len(caught.value.diagnostics) == 7


@pytest.mark.parametrize("length", [1, 2, 3000])
def test_circles(write: Write, length: int) -> None:
    names = "".join(
        f"    A{n}: {{$ref: '#/components/schemas/A{(n + 1) % length}'}}\n"
        for n in range(length)
    )
    (found,) = load([write(schemas(names))]).diagnostics
    assert found.code == "circular-reference"
    used = schemas(names).replace(
        "paths: {}",
        "paths: {/a: {}, /b: {parameters: [{name: x, in: query, schema: "
        "{$ref: '#/components/schemas/A0'}}]}}",
    )
    with pytest.raises(DocumentError) as caught:
        load([write(used)])
    (found,) = caught.value.diagnostics
    assert found.code == "circular-reference"


def test_a_chain_of_3000(loaded: Loaded) -> None:
    names = "".join(
        f"    A{n}: {{$ref: '#/components/schemas/A{n + 1}'}}\n" for n in range(3000)
    )
    document = loaded(schemas(names + "    A3000: {type: string}\n"))
    assert document.follow("#/components/schemas/A0") == "#/components/schemas/A3000"


def test_recursive_schemas_are_no_circles(loaded: Loaded) -> None:
    text = schemas("    A: {properties: {a: {$ref: '#/components/schemas/A'}}}\n")
    assert loaded(text).references


def test_discriminator_mappings(write: Write) -> None:
    write("type: object\n", "dog.yml")
    mapping = "{cat: Cat, dog: dog.yml, eel: '#/components/schemas/Eel', no: a/b.yml}"
    text = schemas(
        f"    Pet: {{discriminator: {{propertyName: k, mapping: {mapping}}}}}\n"
        "    Cat: {type: object}\n    Eel: {type: object}\n"
    )
    document = load([write(text)])
    assert set(document.files) == {"dog.yml"}
    (warning,) = document.diagnostics
    assert warning.code == "dangling-mapping"
    assert warning.pointer.endswith("/mapping/no")


def test_misshapen_nodes_are_noted(loaded: Loaded) -> None:
    text = HEAD.replace("{}", "{/a: [], /b: {get: 3, parameters: {}}}")
    document = loaded(text + "components: {schemas: [], responses: {R: x}}\n")
    assert set(document.misshapen) == {
        "#/paths/~1a",
        "#/paths/~1b/get",
        "#/paths/~1b/parameters",
        "#/components/schemas",
        "#/components/responses/R",
    }


def test_no_network(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    with pytest.raises(DocumentError):
        load([write(schemas("    A: {$ref: 'http://localhost:1/a.yml'}\n"))])


@pytest.mark.parametrize("form", ["file", "folder"])
def test_symbolic_links_out_of_the_folder(
    write: Write, tmp_path: Path, form: str
) -> None:
    outside = write("type: string\n", "outside/secret.yml")
    root = write(schemas("    A: {$ref: 'in/secret.yml'}\n"), "inside/api.yaml")
    try:
        if form == "file":
            (root.parent / "in").mkdir()
            (root.parent / "in" / "secret.yml").symlink_to(outside)
        else:
            (root.parent / "in").symlink_to(outside.parent)
    except OSError:
        pytest.skip("this system has no symbolic links")
    with pytest.raises(DocumentError) as caught:
        load([root])
    assert "symbolic link" in caught.value.diagnostics[0].message
    assert load([root], ref_root=tmp_path).files


def test_a_parent_of_a_linked_folder_is_what_it_really_is(
    write: Write, tmp_path: Path
) -> None:
    """`link/../x` names another file lexically than on disk; one is checked and read."""
    write("type: string\n", "x.yml")
    write("type: integer\n", "api/x.yml")
    (tmp_path / "api" / "deep" / "er").mkdir(parents=True)
    write("type: object\n", "api/deep/x.yml")
    try:
        (tmp_path / "api" / "link").symlink_to(tmp_path / "api" / "deep" / "er")
    except OSError:
        pytest.skip("this system has no symbolic links")
    root = write(schemas("    A: {$ref: 'link/../x.yml'}\n"), "api/api.yaml")
    assert load([root]).files == {"deep/x.yml": {"type": "object"}}


def test_a_long_chain_is_walked_once(write: Write) -> None:
    """Each of its members is a beginning; the way to the end is known by then."""
    rows = {f"A{n}": {"$ref": f"#/components/schemas/A{n + 1}"} for n in range(300)}
    rows["A300"] = {"type": "string"}
    tree = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": rows}}
    document = load([write(json.dumps(tree), "api.json")])
    calls: list[str] = []
    resolver = document._resolver  # pyright: ignore[reportPrivateUsage]
    really = resolver.resolve

    def resolve(reference: str, base: str) -> str:
        calls.append(base)
        return really(reference, base)

    resolver.resolve = resolve  # type: ignore[method-assign]
    ends = {document.follow(f"#/components/schemas/A{n}") for n in range(301)}
    assert ends == {"#/components/schemas/A300"}
    assert len(calls) == 300
