"""The command lines of whole documents: every command's help, every request shown."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.support.checks import write_package
from tests.support.real_documents import real_document

REQUIRED_OF_KIND = {"integer": 1, "number": 1, "boolean": True, "string": "text"}
FORMATS = {
    "date-time": "2026-01-02T03:04:05Z",
    "date": "2026-01-02",
    "uuid": "11111111-2222-4333-8444-555555555555",
    "duration": "PT1H",
    "byte": "aGVsbG8=",
}


def sample(schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """A value of a schema with what is required in it, and no more."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        return sample(definitions[name], definitions)
    for word in ("const", "default"):
        if word in schema:
            return schema[word]
    for word in ("examples", "enum"):
        if schema.get(word):
            return schema[word][0]
    if "anyOf" in schema:
        return sample(schema["anyOf"][0], definitions)
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        properties = schema.get("properties", {})
        needed = schema.get("required", ())
        return {name: sample(properties.get(name, {}), definitions) for name in needed}
    if kind == "array":
        items = [sample(schema.get("items", {}), definitions)]
        return items * max(1, schema.get("minItems", 1))
    if kind in ("integer", "number"):
        return schema.get("minimum", schema.get("maximum", 1))
    if kind == "string":
        text = FORMATS.get(schema.get("format", schema.get("contentEncoding", "")))
        return (
            text
            or "text".ljust(schema.get("minLength", 0), "x")[
                : schema.get("maxLength", 99)
            ]
        )
    return REQUIRED_OF_KIND.get(str(kind), "text")


class CommandLine:
    """The command line of one package."""

    def __init__(self, package: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.main = import_module(f"{package}._runtime.cli.main")
        self.catalog = import_module(f"{package}._runtime.catalog").Catalog(package)
        self.package = package
        self._capsys = capsys

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = self.main.run(self.package, arguments)
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def words(self, entry: Any) -> list[str]:
        """The words that lead to the command of an operation."""
        names = [*filter(None, entry.resource.split(".")), entry.function]
        return [name.strip("_").replace("_", "-") for name in names]

    def arguments(self, entry: Any, folder: Path) -> Iterator[str]:
        """Required arguments, those of the body in one text."""
        body: dict[str, Any] = {}
        for row in self.catalog.operation(entry).arguments:
            if not row.required:
                continue
            schema = self.catalog.with_definitions(entry, row.schema)
            value = sample(schema, schema.get("$defs", {}))
            text = value if isinstance(value, str) else json.dumps(value)
            name = f"--{row.name.rstrip('_').replace('_', '-')}"
            if row.is_file:
                file = folder / "file"
                file.touch()
                yield from ("--body" if row.location == "value" else name, str(file))
            elif row.location == "path":
                yield text
            elif row.location == "value":
                yield from ("--body", json.dumps(value))
            elif row.location == "body":
                body[row.wire_name] = value
            else:
                for each in value if isinstance(value, list) else [text]:
                    yield from (name, str(each))
        if body:
            yield from ("--body", json.dumps(body))


Open = Callable[[str], CommandLine]


@pytest.fixture
def open_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Open:
    """Generate the SDK of a published document, with its command line."""

    def make(document: str) -> CommandLine:
        path = real_document(document)
        package = f"line_{re.sub(r'[^a-z0-9]', '_', path.stem)}"
        request = Request(specs=(path,), package=package, parts=("cli",))
        write_package(generate(request).files, tmp_path)
        monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
        monkeypatch.setenv(f"{package.upper()}_CONFIG", str(tmp_path / "none"))
        return CommandLine(package, capsys)

    return make


@pytest.mark.parametrize(
    "document",
    [
        "petstore.yaml",
        "train-travel-31.yaml",
        pytest.param("exoscale.json", marks=pytest.mark.long),
    ],
)
def test_every_command_has_help_and_a_request(
    document: str, open_line: Open, tmp_path: Path
) -> None:
    line = open_line(document)
    wrong: list[object] = []
    for entry in line.catalog.entries.values():
        words = line.words(entry)
        code, out, err = line.run(*words, "--help")
        if code or "Usage:" not in out or f"{entry.method} " not in out:
            wrong.append((words, "help", code, err))
        arguments = line.arguments(entry, tmp_path)
        code, out, err = line.run(*words, *arguments, "--dry-run")
        if code or not is_request_of(entry, out):
            wrong.append((words, code, out, err))
    assert wrong == []
    assert len(line.catalog.entries) >= 7


def is_request_of(entry: Any, shown: str) -> bool:
    """Whether a line for curl calls an operation."""
    words = shlex.split(shown)
    path = re.sub(r"\\\{[^}]*\\\}", "[^/?]+", re.escape(entry.path))
    url = words[3].partition("?")[0]
    return words[:3] == ["curl", "-X", entry.method] and bool(
        re.search(f"{path}$", url)
    )
