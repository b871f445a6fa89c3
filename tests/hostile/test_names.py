"""All the names that mean something, all at once, for every kind of thing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.checks import check_output
from tests.hostile.generating import generated
from tests.hostile.importing import imported, install
from tests.hostile.names import NAMES

pytestmark = pytest.mark.long

Tree = dict[str, Any]
_OK: Tree = {"204": {"description": ""}}
_ROUTES = [name for name in NAMES if not set("{}") & set(name)]


def _document(**members: Any) -> Tree:
    info = {"title": "Names", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, **members}


def _properties() -> Tree:
    schema = {
        "type": "object",
        "properties": {name: {"type": "integer"} for name in NAMES},
    }
    return _document(components={"schemas": {"Names": schema}})


def _additional() -> Tree:
    tree = _properties()
    schema = tree["components"]["schemas"]["Names"]
    schema["additionalProperties"] = True
    schema["required"] = list(NAMES)
    return tree


def _schemas() -> Tree:
    """Components of every sort, each with a name of the list."""
    sorts: tuple[Tree, ...] = (
        {"type": "object", "properties": {"a": {"format": "uuid", "type": "string"}}},
        {"type": "string", "enum": ["a", "b"]},
        {"type": "array", "items": {"type": "string", "format": "date"}},
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"enum": [1, "a", None, 2.5]},
        {"oneOf": [{"type": "string", "format": "date-time"}, {"type": "integer"}]},
    )
    rows = {name: sorts[place % len(sorts)] for place, name in enumerate(NAMES)}
    return _document(components={"schemas": rows})


def _enumerations() -> Tree:
    enum = {"type": "string", "enum": list(NAMES)}
    named = {"enum": list(range(len(NAMES))), "x-enum-varnames": list(NAMES)}
    mixed = {"enum": [*NAMES, 1, True, None, 2.5]}
    return _document(components={"schemas": {"A": enum, "B": named, "C": mixed}})


def _tags() -> Tree:
    paths = {f"/{place}": _tagged(name) for place, name in enumerate(NAMES)}
    return _document(paths=paths)


def _tagged(name: str) -> Tree:
    return {"get": {"operationId": "get", "tags": [name], "responses": _OK}}


def _operations() -> Tree:
    paths = {
        f"/{place}": {"get": {"operationId": name, "responses": _OK}}
        for place, name in enumerate(NAMES)
    }
    return _document(paths=paths)


def _paths() -> Tree:
    return _document(paths={f"/{name}": {"get": {"responses": _OK}} for name in NAMES})


def _parameters(where: str) -> Tree:
    names = _ROUTES if where == "path" else NAMES
    rows = [
        {"name": name, "in": where, "required": True, "schema": {"type": "string"}}
        for name in names
    ]
    path = "/" + "/".join(f"{{{name}}}" for name in names) if where == "path" else "/a"
    return _document(paths={path: {"get": {"parameters": rows, "responses": _OK}}})


def _bodies(media_type: str) -> Tree:
    tree = _parameters("query")
    schema = {
        "type": "object",
        "properties": {name: {"type": "string"} for name in NAMES},
    }
    body = {"content": {media_type: {"schema": schema}}}
    operation = tree["paths"]["/a"].pop("get")
    tree["paths"]["/a"]["post"] = {**operation, "requestBody": body}
    return tree


def _clients() -> Tree:
    url = "https://e/" + "/".join(f"{{{name}}}" for name in _ROUTES)
    variables = {name: {"default": "a"} for name in _ROUTES}
    schemes = {
        name: {"type": "http", "scheme": "bearer" if place % 2 else "basic"}
        for place, name in enumerate(NAMES)
    }
    return _document(
        servers=[{"url": url, "variables": variables}],
        components={"securitySchemes": schemes},
    )


def _webhooks() -> Tree:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    hook = {"post": {"requestBody": body, "responses": _OK}}
    return _document(webhooks=dict.fromkeys(NAMES, hook))


def _pinned() -> Tree:
    """`x-python-name` asks for each name, everywhere at once."""
    properties = {
        f"p{place}": {"type": "string", "x-python-name": name}
        for place, name in enumerate(NAMES)
    }
    schemas: Tree = {
        f"S{place}": {"type": "object", "x-python-name": name}
        for place, name in enumerate(NAMES)
    }
    schemas["All"] = {"type": "object", "properties": properties}
    paths = {
        f"/{place}": {"get": {"x-python-name": name, "responses": _OK}}
        for place, name in enumerate(NAMES)
    }
    return _document(paths=paths, components={"schemas": schemas})


KINDS: dict[str, tuple[Callable[[], Tree], str]] = {
    "properties": (_properties, "property"),
    "required properties beside others": (_additional, "property"),
    "schemas": (_schemas, ""),
    "enumerations": (_enumerations, "enum"),
    "tags": (_tags, ""),
    "operations": (_operations, "Operation.operation_id"),
    "paths": (_paths, ""),
    "path parameters": (lambda: _parameters("path"), ""),
    "query parameters": (lambda: _parameters("query"), "QueryParameter.name"),
    "header parameters": (lambda: _parameters("header"), ""),
    "cookie parameters": (lambda: _parameters("cookie"), "CookieParameter.name"),
    "body fields": (lambda: _bodies("application/json"), "Field.name"),
    "form fields": (lambda: _bodies("multipart/form-data"), "Field.name"),
    "schemes and variables": (_clients, "Variable.name"),
    "webhooks": (_webhooks, ""),
    "names that are asked for": (_pinned, ""),
}
"""Named things, and the fact at run time that has each name; "" where there is none."""


@pytest.mark.parametrize("kind", KINDS)
def test_names(kind: str, tmp_path: Path) -> None:
    make, fact = KINDS[kind]
    imports = tmp_path / "imports"
    imports.mkdir()
    output = generated(make(), tmp_path, "named")
    check_output(output)
    install(output, imports)
    said = imported(["named"], imports)["named"]
    assert "error" not in said, said["error"]
    if fact:
        found = Counter(text for kind, text in said["facts"] if kind == fact)
        wanted = _ROUTES if fact == "Variable.name" else NAMES
        assert found.keys() >= set(wanted) - {""}


def test_the_names_do_not_depend_on_the_order(tmp_path: Path) -> None:
    tree = _schemas()
    output = generated(tree, tmp_path)
    rows = tree["components"]["schemas"]
    tree["components"]["schemas"] = dict(reversed(rows.items()))
    assert generated(tree, tmp_path).files == output.files


def test_the_list_is_not_shrunk_by_json() -> None:
    assert json.loads(json.dumps(NAMES)) == list(NAMES)
    assert len(NAMES) > 400


@pytest.mark.full
def test_type_checkers_agree(tmp_path: Path) -> None:
    """No name hides what the annotations around it mean."""
    packages = tmp_path / "imports" / "packages"
    for place, (make, _) in enumerate(KINDS.values()):
        output = generated(make(), tmp_path, f"named{place}")
        install(output, packages.parent, whole=True)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental"]
    names = sorted({path.name for path in packages.iterdir()} - {"docs"})
    ran = subprocess.run(
        [*command, *names], cwd=packages, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
