"""YAML as OpenAPI allows it, and refusals of the rest with line and column."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from generator.document import Document
from tests.document.conftest import HEAD, Refusal

Loaded = Callable[..., Document]


def test_keys_are_strings_as_they_are_written(loaded: Loaded) -> None:
    root = loaded(
        HEAD + "x-k: {200: a, 1.0: b, true: c, null: d, no: e, 2024-01-01: f}"
    )
    assert list(root.root["x-k"]) == ["200", "1.0", "true", "null", "no", "2024-01-01"]


def test_quoted_and_block_scalars_are_strings(loaded: Loaded) -> None:
    text = HEAD + "x-a: ['1', \"true\", null]\nx-b: |\n  1\nx-c: >-\n  2\n"
    root = loaded(text).root
    assert (root["x-a"], root["x-b"], root["x-c"]) == (["1", "true", None], "1\n", "2")


def test_aliases_are_copies(loaded: Loaded) -> None:
    root = loaded(
        HEAD
        + "x-a: &a {b: [1]}\nx-c: *a\nx-d: {*k : 1}\n".replace(
            "x-d", "x-k: &k name\nx-d"
        )
    ).root
    assert root["x-c"] == root["x-a"] == {"b": [1]}
    assert root["x-c"] is not root["x-a"]
    assert root["x-d"] == {"name": 1}


def test_merge_keys_are_expanded_unless_quoted(loaded: Loaded) -> None:
    text = (
        "x-a: &a {p: 1, q: 1}\nx-b: &b {q: 2, r: 2}\n"
        "x-c: {<<: [*a, *b], r: 3}\nx-d: {<<: *a}\nx-e: {'<<': 4}\n"
    )
    root = loaded(HEAD + text).root
    assert root["x-c"] == {"p": 1, "q": 1, "r": 3}
    assert root["x-d"] == {"p": 1, "q": 1}
    assert root["x-e"] == {"<<": 4}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("x: 1\nx: 2\n", "duplicate-key", 5, 1),
        ("x: {200: 1, '200': 2}\n", "duplicate-key", 4, 13),
        ("x: !!python/object:os.system ls\n", "tag", 4, 4),
        ("x: !!int a\n", "tag", 4, 4),
        ("x: ! a\n", "tag", 4, 4),
        ("x: !!set {}\n", "tag", 4, 4),
        ("x: *nothing\n", "alias", 4, 4),
        ("x: &a [*a]\n", "alias-cycle", 4, 8),
        ("x: &a {b: {c: *a}}\n", "alias-cycle", 4, 15),
        ("x: {[1]: 2}\n", "key", 4, 5),
        ("x: {{}: 2}\n", "key", 4, 5),
        ("x: &a 1\ny: {*a : 2}\n", "key", 5, 5),
        ("x: {<<: 3}\n", "merge", 4, 9),
        ("---\nx: 1\n", "several-documents", 4, 1),
        ("x: 1e999\n", "number-range", 4, 4),
        ("x: [1,\ny: 2\n", "syntax", 6, 1),
        ('x: "\\q"\n', "syntax", 4, 5),
        ("x: a\x1b[31m\n", "syntax", 4, 5),
        ("\tx: 1\n", "syntax", 4, 1),
    ],
)
def test_refusals_are_located(
    refusal: Refusal, text: str, code: str, line: int, column: int
) -> None:
    found = refusal(HEAD + text)
    assert found.position is not None
    place = (found.code, found.position.line, found.position.column)
    assert place == (code, line, column)


def test_a_duplicate_names_the_first(refusal: Refusal) -> None:
    assert "first on line 4" in refusal(HEAD + "x: 1\nx: 2\n").message


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "\ufeff"])
def test_empty_files(refusal: Refusal, text: str) -> None:
    assert refusal(text).code == "empty"


def test_the_content_decides_the_form(loaded: Loaded) -> None:
    tree = {"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}}
    assert loaded(json.dumps(tree), "api.yaml").root == tree
    assert loaded(HEAD, "api.json").root["openapi"] == "3.1.0"
    assert loaded("{openapi: 3.0.3, paths: {}}").root == {
        "openapi": "3.0.3",
        "paths": {},
    }
