"""Overlays: OpenAPI Overlay 1.0 and 1.1."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.diagnostics import DocumentError
from generator.document import Document, load
from tests.document.conftest import Write

API = """\
openapi: 3.1.0
info: {title: T, version: "1"}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /a:
    get: {operationId: get-a, tags: [a], description: old}
    put: {operationId: update-a}
  /b:
    put: {operationId: start-b}
  /c:
    get: {operationId: get-c}
x-shared: &s {deep: [1]}
x-alias: *s
"""
Overlaid = Callable[..., Document]


@pytest.fixture
def overlaid(write: Write) -> Overlaid:
    """Load the document above with one action, or several."""

    def overlaid(*actions: str, version: str = "1.1.0") -> Document:
        items = "".join(f"- {action}\n" for action in actions)
        text = f"overlay: {version}\ninfo: {{title: O, version: '1'}}\nactions:\n"
        return load([write(API)], overlays=[write(text + items, "over.yaml")])

    return overlaid


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0", "'1.0'", "1.1.7"])
def test_update_merges_objects(overlaid: Overlaid, version: str) -> None:
    update = "{target: $, update: {info: {title: N, x-n: 1}, x-new: {a: [1]}}}"
    root = overlaid(update, version=version).root
    assert root["info"] == {"title": "N", "version": "1", "x-n": 1}
    assert root["x-new"] == {"a": [1]}


def test_update_appends_to_arrays(overlaid: Overlaid) -> None:
    document = overlaid(
        "{target: $.tags, update: {name: d}}",
        "{target: $.tags, update: [{name: e}, {name: f}]}",
        "{target: \"$.paths['/a'].get\", update: {tags: [b]}}",
    )
    names = [document.at(f"#/tags/{n}/name") for n in range(6)]
    assert names == ["a", "b", "c", "d", "e", "f"]
    assert document.at("#/paths/~1a/get/tags") == ["a", "b"]


def test_update_replaces_single_values(overlaid: Overlaid) -> None:
    document = overlaid(
        "{target: $.paths.*.get.description, update: new}",
        "{target: '$.tags[1].name', update: z}",
    )
    assert document.at("#/paths/~1a/get/description") == "new"
    assert document.at("#/tags/1/name") == "z"


def test_remove(overlaid: Overlaid) -> None:
    document = overlaid(
        "{target: '$.tags[2,0]', remove: true}",
        "{target: $.paths.*.get, remove: true}",
        "{target: $.info, remove: false, update: {x: 1}}",
        "{target: \"$['x-shared']\", remove: true, update: {x: 1}}",
    )
    assert document.root["tags"] == [{"name": "b"}]
    assert list(document.at("#/paths/~1a")) == ["put"]  # type: ignore[arg-type]
    assert document.at("#/paths/~1c") == {}
    assert document.at("#/info/x") == 1
    assert "x-shared" not in document.root


def test_removing_what_contains_what_is_removed(overlaid: Overlaid) -> None:
    document = overlaid("{target: '$..[?@.name]', remove: true}")
    assert document.root["tags"] == []
    document = overlaid("{target: '$.tags..*', remove: true}")
    assert document.root["tags"] == []


def test_copy(overlaid: Overlaid) -> None:
    document = overlaid(
        "{target: \"$.paths['/c']\", copy: \"$.paths['/a']\"}",
        "{target: \"$.paths['/a'].get\", update: {x: 1}}",
    )
    assert document.at("#/paths/~1c/put/operationId") == "update-a"
    assert document.at("#/paths/~1c/get/operationId") == "get-a"
    assert "x" not in document.at("#/paths/~1c/get")  # type: ignore[operator]
    assert document.position("#/paths/~1c/put/operationId").line == 7


def test_actions_work_on_what_the_former_left(overlaid: Overlaid) -> None:
    document = overlaid(
        "{target: $.info, update: {xa: {}}}", "{target: $.info.xa, update: {b: 1}}"
    )
    assert document.at("#/info/xa") == {"b": 1}


def test_what_an_alias_stood_for_is_not_changed_with_it(overlaid: Overlaid) -> None:
    root = overlaid("{target: \"$['x-alias'].deep\", update: 2}").root
    assert (root["x-alias"], root["x-shared"]) == ({"deep": [1, 2]}, {"deep": [1]})


def test_what_is_inserted_twice_is_not_shared(overlaid: Overlaid) -> None:
    document = overlaid(
        "{target: $.paths.*, update: {xl: []}}",
        "{target: \"$.paths['/a'].xl\", update: 1}",
    )
    assert document.at("#/paths/~1b/xl") == []


def test_a_target_that_selects_nothing_is_a_warning(overlaid: Overlaid) -> None:
    (warning,) = overlaid("{target: $.nothing, update: {}}").diagnostics
    assert (warning.code, warning.severity) == ("overlay-target", "warning")
    assert warning.position is not None
    assert (warning.position.path.name, warning.position.line) == ("over.yaml", 4)


@pytest.mark.parametrize(
    "action",
    [
        "{target: 'tags', update: {}}",
        "{target: '$.[', update: {}}",
        "{target: '$[?nothing(@)]', update: {}}",
        "{target: 3, update: {}}",
        "{update: {}}",
        "{target: $}",
        "{target: $, update: {}, copy: $.info}",
        "{target: $, remove: true}",
        "{target: $.info, update: 3}",
        "{target: $, update: {info: 3}}",
        "{target: $.info.title, update: {}}",
        "{target: $.info, copy: '$.tags.*'}",
        "{target: $.info, copy: $.nothing}",
        "[]",
    ],
)
def test_refusals_are_located_in_the_overlay(overlaid: Overlaid, action: str) -> None:
    with pytest.raises(DocumentError) as caught:
        overlaid(action)
    (found,) = caught.value.diagnostics
    assert found.code == "overlay"
    assert found.position is not None
    assert (found.position.path.name, found.position.line) == ("over.yaml", 4)


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0",
        "overlay: 1.2.0\nactions: [{target: $, update: {}}]",
        "overlay: 1.1\nactions: [{target: $, update: {}}]",
        "overlay: 1.1.0\nactions: []",
        "overlay: 1.1.0",
        "[]",
    ],
)
def test_what_is_no_overlay(write: Write, text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load([write(API)], overlays=[write(text, "over.yaml")])
    assert caught.value.diagnostics[0].code == "overlay"


def test_an_overlay_is_read_as_strictly_as_a_document(write: Write) -> None:
    with pytest.raises(DocumentError) as caught:
        load([write(API)], overlays=[write("overlay: a\noverlay: b\n", "over.yaml")])
    assert caught.value.diagnostics[0].code == "duplicate-key"


def test_an_overlay_cannot_take_the_version_away(overlaid: Overlaid) -> None:
    with pytest.raises(DocumentError) as caught:
        overlaid("{target: $.openapi, remove: true}")
    assert caught.value.diagnostics[0].code == "openapi-version"
