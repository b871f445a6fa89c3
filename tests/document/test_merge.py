"""Fragments of one API."""

from __future__ import annotations

import pytest

from generator.diagnostics import DocumentError
from generator.document import Document, load
from tests.document.conftest import Write

START = 'openapi: 3.0.3\ninfo: {title: %s, version: "1"}\n'


def merged(write: Write, one: str, two: str) -> Document:
    first = write(START % "One" + one, "one.yaml")
    return load([first, write(START % "Two" + two, "two.yaml")])


def test_union(write: Write) -> None:
    document = merged(
        write,
        "paths: {/a: {get: {tags: [x]}, summary: s}}\n"
        "components: {schemas: {A: {type: string}, S: {type: object}}}\n"
        "tags: [{name: x}]\nx-env-prefix: E\n",
        "paths: {/a: {put: {}, summary: s}, /b: {get: {}}}\n"
        "components: {schemas: {S: {type: object}, B: {}}, responses: {R: {}}}\n"
        "tags: [{name: y}, {name: x}]\nservers: [{url: /v1}]\nx-env-prefix: E\n",
    )
    assert document.root["info"] == {"title": "One", "version": "1"}
    assert document.at("#/paths") == {
        "/a": {"get": {"tags": ["x"]}, "summary": "s", "put": {}},
        "/b": {"get": {}},
    }
    assert document.at("#/components/schemas") == {
        "A": {"type": "string"},
        "S": {"type": "object"},
        "B": {},
    }
    assert document.at("#/components/responses") == {"R": {}}
    assert document.root["tags"] == [{"name": "x"}, {"name": "y"}]
    assert document.root["servers"] == [{"url": "/v1"}]


@pytest.mark.parametrize(
    ("one", "two", "line", "other"),
    [
        ("paths: {/a: {get: {x: 1}}}", "paths: {/a: {get: {x: 2}}}", 3, "3:14"),
        ("components: {schemas: {A: {}}}", "components: {schemas: {A: []}}", 3, "3:24"),
        ("tags: [{name: a}]", "tags:\n- name: a\n  x: 1", 4, "3:8"),
        ("servers: [{url: /a}]", "servers: [{url: /b}]", 3, "3:1"),
        ("security: [{a: []}]", "security: []", 3, "3:1"),
        ("x-a: 1", "x-a: true", 3, "3:1"),
        ("paths: {}", "paths: []", 3, "3:1"),
        ("webhooks: {w: {post: {}}}", "webhooks: {w: {post: 1}}", 3, "3:16"),
    ],
)
def test_a_conflict_names_both_places(
    write: Write, one: str, two: str, line: int, other: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        merged(write, one, two)
    (found,) = caught.value.diagnostics
    assert found.code == "fragment-conflict"
    assert found.position is not None
    assert (found.position.path.name, found.position.line) == ("two.yaml", line)
    assert found.message.endswith(f"one.yaml:{other}")


def test_versions_may_differ_in_their_patch_number_only(write: Write) -> None:
    first = write(START % "One")
    patch = write((START % "Two").replace("3.0.3", "3.0.4"), "patch.yaml")
    minor = write((START % "Two").replace("3.0.3", "3.1.0"), "minor.yaml")
    assert load([first, patch]).root["openapi"] == "3.0.3"
    with pytest.raises(DocumentError) as caught:
        load([first, minor])
    assert caught.value.diagnostics[0].pointer == "#/openapi"


def test_all_conflicts_are_told(write: Write) -> None:
    with pytest.raises(DocumentError) as caught:
        merged(write, "x-a: 1\nx-b: 1\nx-c: 1\n", "x-a: 2\nx-b: 1\nx-c: 2\n")
    assert [d.pointer for d in caught.value.diagnostics] == ["#/x-a", "#/x-c"]


def test_the_same_fragment_twice_changes_nothing(write: Write) -> None:
    path = write(START % "One" + "paths: {/a: {get: {}}}\ntags: [{name: a}]\n")
    assert load([path, path]).root == load([path]).root
