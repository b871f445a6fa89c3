"""How much work generating is, counted: seconds differ between machines, counts do not.

The document is made here and grows; what is counted may grow with it and no faster.
"""

from __future__ import annotations

import functools
import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.lower import schema_reader
from generator.options import Request
from generator.pipeline import generate
from generator.plan import arguments, layout, methods
from generator.plan.pages import models
from generator.plan.pages.operations import OperationPages
from generator.render import rendering
from generator.result import Result

identifier = importlib.import_module("generator.text.identifier")
"""The module, whose name in its package is that of its function."""


def _document(operations: int) -> dict[str, Any]:
    """Several tags, each with operations on one model; ten plain properties each."""
    text = {"type": "string", "description": "A text."}
    rows: dict[str, Any] = {}
    models: dict[str, Any] = {}
    for number in range(operations):
        fields = {f"field{place}": dict(text) for place in range(10)}
        models[f"Thing{number}"] = {"type": "object", "properties": fields}
        answer = {"$ref": f"#/components/schemas/Thing{number}"}
        content = {"application/json": {"schema": answer}}
        rows[f"/things{number}/{{id}}"] = {
            "get": {
                "operationId": f"getThing{number}",
                "tags": [f"tag{number % 4}"],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": text}
                ],
                "responses": {"200": {"description": "It.", "content": content}},
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": rows,
        "components": {"schemas": models},
    }


class _Counted:
    """The steps of a run, by name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.counts: Counter[str] = Counter()
        self._folder = folder
        self._watch(monkeypatch, rendering, "verify", "files verified")
        self._watch(monkeypatch, layout, "_by_black", "statements for Black")
        self._watch(monkeypatch, methods, "method_text", "docstrings of methods")
        self._watch(monkeypatch, arguments, "argument_names", "arguments named")
        self._watch(monkeypatch, schema_reader, "compose", "schemas read in layers")
        self._watch(monkeypatch, schema_reader, "merge", "schemas merged")
        self._watch(monkeypatch, identifier, "_split", "texts split into words")
        self._watch(monkeypatch, OperationPages, "entry", "operations on pages")
        self._watch(monkeypatch, models, "_entry", "types on pages")

    def _watch(
        self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, said: str
    ) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(real)
        def counted(*given: Any, **options: Any) -> Any:
            self.counts[said] += 1
            return real(*given, **options)

        monkeypatch.setattr(owner, name, counted)

    def generate(self, operations: int, *parts: str) -> tuple[Result, Counter[str]]:
        """Generate a document of so many operations, and tell what that was."""
        path = self._folder / f"things{operations}.json"
        path.write_text(json.dumps(_document(operations)))
        _forget_results()
        self.counts.clear()
        result = generate(Request(specs=(path,), package="things", parts=parts))
        return result, Counter(self.counts)


def _forget_results() -> None:
    """Empty what functions of the generator keep: a document's names of earlier runs."""
    for name, module in list(sys.modules.items()):
        if name.startswith("generator."):
            for thing in vars(module).values():
                if isinstance(thing, functools._lru_cache_wrapper):
                    thing.cache_clear()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> _Counted:
    """Counts what the pipeline does."""
    return _Counted(monkeypatch, tmp_path)


def test_each_thing_is_done_once(counted: _Counted) -> None:
    result, counts = counted.generate(40)
    filled = [name for name in result.files if _is_filled(name)]
    assert counts["files verified"] == len(filled)
    assert counts["statements for Black"] == 0
    assert counts["docstrings of methods"] == 40
    assert counts["arguments named"] <= 2 * 40
    assert counts["schemas read in layers"] <= 40 * (1 + 10 + 2)
    assert counts["schemas merged"] <= 40 * 2, "each schema, plain ones together"


def test_pages_and_their_markdown_are_planned_once(counted: _Counted) -> None:
    result, counts = counted.generate(40, "docs")
    assert counts["operations on pages"] == 40
    assert counts["types on pages"] == 40
    pages = [text for name, text in result.files.items() if name.endswith(".md")]
    whole = result.files["docs/things/llms-full.txt"]
    assert sum(page in whole for page in pages) == 4 + 1, "the tags, and all types"


def test_work_grows_as_the_document_does(counted: _Counted) -> None:
    _, few = counted.generate(20, "docs")
    _, many = counted.generate(80, "docs")
    for said, count in many.items():
        assert count <= 4 * few[said], said


def _is_filled(name: str) -> bool:
    """Whether a file is printed from a plan, and no copy."""
    path = name.partition("/")[2]
    return not path.startswith("_runtime/") and path != "py.typed"
