"""Documents that ask too much are refused early, by the budget's name."""

from __future__ import annotations

import json
import tracemalloc

import pytest

from generator.document import load
from tests.document.conftest import HEAD, Refusal, Write


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HEAD + "x-a: " + "[" * 10_000, "api.yaml"),
        (HEAD + "x-a: " + "{a: " * 10_000, "api.yaml"),
        (HEAD + "x-a:\n" + "".join(f"{' ' * n}- \n" for n in range(1, 300)), "a.yaml"),
        ('{"a":' * 10_000, "api.json"),
        ("[" * 200_000, "api.json"),
        ('{"openapi": "3.1.0", "x": %s}' % ("[" * 101 + "]" * 101), "api.json"),
    ],
    ids=["flow", "mappings", "block", "objects", "arrays", "valid"],
)
def test_nesting(refusal: Refusal, text: str, name: str) -> None:
    found = refusal(text, name)
    assert found.code == "too-deep"
    assert "--max-depth" in (found.help or "")
    assert found.position is not None and found.position.line


def test_nesting_by_aliases(refusal: Refusal) -> None:
    chain = "x0: &x0 [1]\n" + "".join(
        f"x{n}: &x{n} [*x{n - 1}]\n" for n in range(1, 200)
    )
    assert refusal(HEAD + chain).code == "too-deep"


BOMB = "a0: &a0 [1, 1]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)
DAG = "a0: &a0 {k: 1}\n" + "".join(
    f"a{n}: &a{n} {{l: *a{n - 1}, r: *a{n - 1}}}\n" for n in range(1, 60)
)
MERGED = "a0: &a0 {k: {m: 1}}\n" + "".join(
    f"a{n}: &a{n} {{<<: *a{n - 1}, l{n}: *a{n - 1}}}\n" for n in range(1, 60)
)


@pytest.mark.parametrize("text", [BOMB, DAG, MERGED], ids=["laughs", "dag", "merged"])
def test_alias_bombs_are_refused_before_they_are_built(
    refusal: Refusal, text: str
) -> None:
    tracemalloc.start()
    found = refusal(HEAD + text, max_nodes=100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.code == "too-many-nodes"
    assert "--max-nodes" in (found.help or "")
    assert peak < 50_000_000


def test_many_aliases(refusal: Refusal) -> None:
    text = HEAD + "x: &a 1\ny: [" + "*a, " * 20 + "]\n"
    assert refusal(text, max_aliases=10).code == "too-many-aliases"


def test_many_nodes_of_json(refusal: Refusal) -> None:
    text = json.dumps({"openapi": "3.1.0", "x": list(range(100))})
    assert refusal(text, "api.json", max_nodes=50).code == "too-many-nodes"


def test_bytes_of_all_files_together(refusal: Refusal, write: Write) -> None:
    write("x" * 300, "b.yaml")
    text = HEAD + "components: {schemas: {A: {$ref: b.yaml}}}\n"
    assert refusal(text, max_bytes=200).code == "too-large"


def test_number_of_files(refusal: Refusal, write: Write) -> None:
    write("{}", "b.yaml")
    text = HEAD + "components: {schemas: {A: {$ref: b.yaml}}}\n"
    assert refusal(text, max_files=1).code == "too-many-files"


def test_a_hundred_thousand_enum_values(write: Write) -> None:
    values = "".join(f"  - v{n}\n" for n in range(100_000))
    document = load([write(HEAD + "x-enum:\n" + values)])
    assert len(document.root["x-enum"]) == 100_000  # type: ignore[arg-type]
