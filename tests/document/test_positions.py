"""Where nodes are written: in both forms, after merging and after overlays."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.document import Document, load
from generator.document.positions import JsonPositions
from generator.document.source import Source
from tests.document.conftest import HEAD, Write

Loaded = Callable[..., Document]

YAML = """\
openapi: 3.1.0
x-a:
  "k/1": [10, {b: 20}]
  k~2: 'é'
x-base: &base
  one: 1
x-use: *base
x-merged:
  <<: *base
  two: 2
"""


@pytest.mark.parametrize(
    ("pointer", "value_at", "key_at"),
    [
        ("#", (1, 1), (1, 1)),
        ("#/openapi", (1, 10), (1, 1)),
        ("#/x-a", (3, 3), (2, 1)),
        ("#/x-a/k~11", (3, 10), (3, 3)),
        ("#/x-a/k~11/0", (3, 11), (3, 11)),
        ("#/x-a/k~11/1/b", (3, 19), (3, 16)),
        ("#/x-a/k~02", (4, 8), (4, 3)),
        ("#/x-use/one", (6, 8), (6, 3)),
        ("#/x-merged/one", (6, 8), (6, 3)),
        ("#/x-merged/two", (10, 8), (10, 3)),
        ("#/x-a/nothing/here", (3, 3), (3, 3)),
    ],
)
def test_yaml(
    loaded: Loaded, pointer: str, value_at: tuple[int, int], key_at: tuple[int, int]
) -> None:
    document = loaded(YAML)
    value = document.position(pointer)
    key = document.position(pointer, key=True)
    assert (value.line, value.column) == value_at
    assert (key.line, key.column) == key_at
    assert value.text == YAML.splitlines()[value.line - 1]


JSON = """\
{ "openapi": "3.1.0",\r
  "x-a": {"k/1": [10, {"b": 20}],\r
    "k~2": "\\u00e9\\"}", "": {}},\r
  "x-c" : [ [], [ 1 ] ] }
"""


@pytest.mark.parametrize(
    ("pointer", "value_at", "key_at"),
    [
        ("#", (1, 1), (1, 1)),
        ("#/openapi", (1, 14), (1, 3)),
        ("#/x-a/k~11/0", (2, 19), (2, 19)),
        ("#/x-a/k~11/1/b", (2, 29), (2, 24)),
        ("#/x-a/k~02", (3, 12), (3, 5)),
        ("#/x-a/", (3, 29), (3, 25)),
        ("#/x-c/1/0", (4, 19), (4, 19)),
        ("#/x-c/7", (4, 11), (4, 11)),
        ("#/x-a/nothing", (2, 10), (2, 10)),
    ],
)
def test_json(
    loaded: Loaded, pointer: str, value_at: tuple[int, int], key_at: tuple[int, int]
) -> None:
    document = loaded(JSON.encode(), "api.json")
    for _ in range(2):  # the second time from what the first has seen
        value = document.position(pointer)
        key = document.position(pointer, key=True)
        assert (value.line, value.column) == value_at
        assert (key.line, key.column) == key_at
    assert value.text == JSON.splitlines()[value.line - 1]


def place(document: Document, pointer: str) -> tuple[str, int]:
    position = document.position(pointer)
    return position.path.name, position.line


def test_after_merging(write: Write) -> None:
    one = write(HEAD.replace("{}", "{/a: {get: {x-n: 1}}}") + "tags: [{name: a}]\n")
    two = write(
        HEAD.replace("{}", "\n  /a:\n    put: {x-n: 2}\n  /b:\n    get: {}")
        + "tags:\n- name: a\n- name: b\n  x-n: 3\n",
        "two.yaml",
    )
    document = load([one, two])
    assert place(document, "#/paths/~1a/get/x-n") == ("api.yaml", 3)
    assert place(document, "#/paths/~1a/put/x-n") == ("two.yaml", 5)
    assert place(document, "#/paths/~1b/get") == ("two.yaml", 7)
    assert place(document, "#/tags/1/x-n") == ("two.yaml", 11)


OVERLAY = """\
overlay: 1.0.0
info: {title: O, version: "1"}
actions:
- target: $.tags[0]
  remove: true
- target: $
  update:
    x-new:
      deep: 1
    tags:
    - name: d
- target: $.tags[?@.name == 'c']
  update: {x-more: 1}
"""


def test_after_overlays(write: Write) -> None:
    tags = "tags:\n- name: a\n- name: b\n- name: c\n  x-old: 1\n"
    overlay = write(OVERLAY, "over.yaml")
    document = load([write(HEAD + tags)], overlays=[overlay])
    assert place(document, "#/tags/0/name") == ("api.yaml", 6)
    assert place(document, "#/tags/1/x-old") == ("api.yaml", 8)
    assert place(document, "#/tags/1/x-more") == ("over.yaml", 13)
    assert place(document, "#/tags/2/name") == ("over.yaml", 11)
    assert place(document, "#/x-new/deep") == ("over.yaml", 9)
    assert place(document, "#/info/title") == ("api.yaml", 2)


def test_in_other_files(write: Write) -> None:
    write("A:\n  type: object\n", "models/m.yml")
    text = HEAD + "components: {schemas: {A: {$ref: 'models/m.yml#/A'}}}\n"
    document = load([write(text)])
    position = document.position("models/m.yml#/A/type")
    assert position.path.parts[-2:] == ("models", "m.yml")
    assert (position.line, position.column) == (2, 9)


def test_paths_are_as_they_were_given(write: Write, tmp_path: Path) -> None:
    path = write(HEAD)
    assert load([path]).position("#").path == path


def test_lines_are_counted_from_any_place_before() -> None:
    """In any order of questions, and with every kind of line break."""
    drawn = random.Random(1)
    breaks = ("\n", "\r\n", "\r")
    text = "".join(
        "a" * drawn.randint(0, 300) + drawn.choice(breaks) for _ in range(900)
    )
    source = Source(Path("x.yaml"), text, JsonPositions)
    for _ in range(200):
        offset = drawn.randrange(len(text))
        is_inside = text.startswith("\r\n", offset - 1)  # of one line break
        lines = re.split(r"\r\n|\r|\n", text[: offset - is_inside])
        assert source.position(offset).line == len(lines)
