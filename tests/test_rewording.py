"""A document that says the same in other words: only what repeats them is rendered.

Whatever is changed, the files are those of generating afresh.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from generator import rewording
from generator.diagnostics import Diagnostic, Severity
from generator.document import load
from generator.engine.cache.msgpack_hooks import decoded
from generator.lower import lower
from generator.pipeline import Request, Result, generate
from generator.rewording import Base, Earlier
from tests.support.cases import Case, all_cases
from tests.support.real_documents import REPOSITORY, real_document

Change = Callable[[Any], object]

_PET: dict[str, Any] = {
    "type": "object",
    "description": "A pet.",
    "properties": {
        "name": {"type": "string", "description": "Its name."},
        "age": {"type": "integer", "default": 1, "description": "In years."},
        "kind": {"enum": ["cat", "dog"], "x-enum-descriptions": ["Meows.", "Barks."]},
    },
    "example": {"name": "Rex", "description": "Not a description."},
}
_GET: dict[str, Any] = {
    "operationId": "getPet",
    "summary": "Get a pet",
    "description": "Get it\n\nby its name.",
    "tags": ["pets"],
    "parameters": [
        {
            "name": "name",
            "in": "path",
            "required": True,
            "schema": {"type": "string", "description": "Its full name."},
        }
    ],
    "responses": {
        "200": {
            "description": "The pet.",
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}
            },
        }
    },
}
_SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1", "description": "About pets."},
    "tags": [{"name": "pets", "description": "All pets."}],
    "servers": [
        {
            "url": "https://{zone}.example.com",
            "variables": {"zone": {"default": "a", "description": "Where."}},
        }
    ],
    "security": [{"key": []}],
    "paths": {"/pets/{name}": {"get": _GET}},
    "webhooks": {
        "born": {
            "post": {
                "summary": "A pet was born",
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Pet"}
                        }
                    }
                },
                "responses": {"204": {"description": "Well."}},
            }
        }
    },
    "components": {
        "schemas": {"Pet": _PET, "Unused": {"type": "string", "description": "No."}},
        "securitySchemes": {
            "key": {
                "type": "apiKey",
                "in": "header",
                "name": "x-key",
                "description": "The key.",
            }
        },
    },
}


def _request(path: Path) -> Request:
    return Request(specs=(path,), package="pets", dist=True, allow_invalid=True)


def _kept(result: Result, base: Base | None = None) -> Earlier:
    found = base or result.base
    assert found is not None
    return Earlier(found, result.files, result.reworded)


def _same(one: Result, other: Result) -> bool:
    """Whether two results say and are the same."""
    fields = ("files", "diagnostics", "inputs", "operations", "models", "names")
    assert list(one.files) == list(other.files)
    return all(getattr(one, field) == getattr(other, field) for field in fields)


def _write(path: Path, tree: object) -> None:
    path.write_text(json.dumps(tree), encoding="utf-8")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """The document about pets."""
    path = tmp_path / "pets.json"
    _write(path, _SPEC)
    return path


def _say(*tokens: str, words: object = "Something else.") -> Change:
    def change(tree: Any) -> None:
        for token in tokens[:-1]:
            tree = tree[int(token) if isinstance(tree, list) else token]
        tree[int(tokens[-1]) if isinstance(tree, list) else tokens[-1]] = words

    return change


_PATH = ("paths", "/pets/{name}", "get")
_SCHEMA = ("components", "schemas", "Pet")
_WORDS: dict[str, tuple[Change, set[str]]] = {
    "API": (_say("info", "description"), {"pets/__init__.py"}),
    "tag": (
        _say("tags", "0", "description"),
        {"pets/_client.py", "pets/resources/pets.py"},
    ),
    "summary": (
        _say(*_PATH, "summary"),
        {"pets/resources/pets.py", "README.md", "pyproject.toml"},
    ),
    "operation": (_say(*_PATH, "description"), {"pets/resources/pets.py"}),
    "parameter": (
        _say(*_PATH, "parameters", "0", "schema", "description"),
        {"pets/resources/pets.py"},
    ),
    "response": (
        _say(*_PATH, "responses", "200", "description"),
        {"pets/resources/pets.py"},
    ),
    "schema": (_say(*_SCHEMA, "description"), {"pets/models/_shared.py"}),
    "property": (
        _say(*_SCHEMA, "properties", "name", "description"),
        {"pets/models/_shared.py"},
    ),
    "scheme": (
        _say("components", "securitySchemes", "key", "description"),
        {"pets/_client.py"},
    ),
    "variable": (
        _say("servers", "0", "variables", "zone", "description"),
        {"pets/_client.py"},
    ),
    "webhook": (
        _say("webhooks", "born", "post", "summary"),
        {"pets/webhooks.py"},
    ),
    "order of nothing": (lambda tree: None, set()),
}


@pytest.mark.parametrize("name", _WORDS)
def test_only_the_files_that_repeat_a_text_are_rendered(
    name: str, spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, files = _WORDS[name]
    request = _request(spec)
    before = generate(request)
    tree = copy.deepcopy(_SPEC)
    change(tree)
    spec.write_text(json.dumps(tree, indent=1), encoding="utf-8")
    rendered: set[str] = set()
    emit = rewording.emit

    def watched(*given: Any, **options: Any) -> Any:
        found = emit(*given, **options)
        rendered.update(found)
        return found

    monkeypatch.setattr(rewording, "emit", watched)
    after = generate(request, earlier=_kept(before))
    assert rendered == files
    assert len(after.reworded) == bool(files)
    assert _same(after, generate(request))


def _moved(tree: Any) -> None:
    schemas = tree["components"]["schemas"]
    schemas["Pet"]["properties"]["name"] = schemas["Pet"]["properties"].pop("name")


_MORE: dict[str, Change] = {
    "emptied": _say(*_SCHEMA, "description", words=" "),
    "no longer a text": _say(*_SCHEMA, "description", words=["A"]),
    "removed": lambda tree: tree["info"].pop("description"),
    "new": _say(*_SCHEMA, "properties", "kind", "description"),
    "a title": _say("info", "title"),
    "a name": _say(*_PATH, "operationId"),
    "a number that is true": _say(*_SCHEMA, "properties", "age", "default", words=True),
    "a number with a point": _say(*_SCHEMA, "properties", "age", "default", words=1.0),
    "the order of properties": _moved,
    "another value": _say(*_SCHEMA, "properties", "kind", "enum", "1", words="cow"),
    "what an example calls a description": _say(*_SCHEMA, "example", "description"),
    "an extension": _say(*_SCHEMA, "properties", "kind", "x-enum-descriptions", "0"),
    "a description that nothing repeats": _say("webhooks", "born", "description"),
}


@pytest.mark.parametrize("name", _MORE)
def test_whatever_else_changes_is_generated(name: str, spec: Path) -> None:
    request = _request(spec)
    before = generate(request)
    tree = copy.deepcopy(_SPEC)
    _MORE[name](tree)
    _write(spec, tree)
    after = generate(request, earlier=_kept(before))
    assert after.base is not before.base and not after.reworded
    assert _same(after, generate(request))


def test_changes_add_up(spec: Path) -> None:
    """A base serves until more than words change, and words can change back."""
    request = _request(spec)
    last = generate(request)
    base = last.base
    tree = copy.deepcopy(_SPEC)
    for change in (_WORDS["summary"], _WORDS["schema"], _WORDS["tag"]):
        change[0](tree)
        _write(spec, tree)
        last = generate(request, earlier=_kept(last))
        assert last.base is base and _same(last, generate(request))
    _write(spec, _SPEC)
    last = generate(request, earlier=_kept(last))
    assert last.base is base and not last.reworded and _same(last, generate(request))


def test_what_a_finding_is_about_is_generated(spec: Path) -> None:
    """Its message may quote the text."""
    request = _request(spec)
    before = generate(request)
    assert before.base is not None
    where = "#/components/schemas/Pet"
    finding = Diagnostic("odd", Severity.WARNING, "this is odd: A pet.", where)
    base = replace(before.base, findings=(finding,))
    tree = copy.deepcopy(_SPEC)
    _WORDS["schema"][0](tree)
    _write(spec, tree)
    assert generate(request, earlier=_kept(before, base)).base is not base
    tree = copy.deepcopy(_SPEC)
    _WORDS["summary"][0](tree)
    _write(spec, tree)
    assert generate(request, earlier=_kept(before, base)).base is base


def test_a_file_that_asks_for_other_texts_is_generated(spec: Path) -> None:
    """Were a text to decide which others are repeated, nothing kept would hold."""
    request = _request(spec)
    before = generate(request)
    assert before.base is not None
    asked = before.base.asked["pets/_client.py"]
    before.base.asked["pets/_client.py"] = asked - {"#/tags/0/description"} | {"#/a"}
    tree = copy.deepcopy(_SPEC)
    _WORDS["scheme"][0](tree)
    _write(spec, tree)
    after = generate(request, earlier=_kept(before))
    assert after.base is not before.base and _same(after, generate(request))


def test_other_files_are_read_again(tmp_path: Path) -> None:
    """A text in a file that is referred to is as good as one in the document."""
    tree = copy.deepcopy(_SPEC)
    tree["components"]["schemas"]["Pet"] = {"$ref": "pet.json"}
    _write(tmp_path / "pets.json", tree)
    _write(tmp_path / "pet.json", _PET)
    request = _request(tmp_path / "pets.json")
    before = generate(request)
    _write(tmp_path / "pet.json", {**_PET, "description": "Something else."})
    after = generate(request, earlier=_kept(before))
    assert after.reworded == {"pet.json#/description"}
    assert _same(after, generate(request))


_OVERLAY = """overlay: 1.0.0
info: {title: O, version: '1'}
actions:
- {target: $.info, update: {description: About dogs.}}
- {target: $.nowhere, remove: true}
"""


def test_overlays_and_fragments_in_other_words(spec: Path, tmp_path: Path) -> None:
    """What they become is what counts, and what overlays have to say."""
    overlay, other = tmp_path / "overlay.yaml", tmp_path / "other.json"
    overlay.write_text(_OVERLAY, encoding="utf-8")
    _write(other, {**_SPEC, "paths": {}, "webhooks": {}, "components": {}})
    request = Request(specs=(spec, other), overlays=(overlay,), package="pets")
    before = generate(request)
    overlay.write_text(_OVERLAY.replace("dogs", "cats"), encoding="utf-8")
    after = generate(request, earlier=_kept(before))
    assert after.base is before.base and after.diagnostics
    assert _same(after, generate(request))
    overlay.write_text(_OVERLAY.replace("nowhere", "no"), encoding="utf-8")
    again = generate(request, earlier=_kept(after))
    assert again.base is not before.base and _same(again, generate(request))


def test_several_documents_with_files_have_no_base(spec: Path, tmp_path: Path) -> None:
    """What their references mean is not in the document that they become."""
    schemas = {"Dog": {"$ref": "pet.json"}}
    other = {**_SPEC, "paths": {}, "webhooks": {}, "components": {"schemas": schemas}}
    _write(tmp_path / "pet.json", _PET)
    _write(tmp_path / "other.json", other)
    request = Request(specs=(spec, tmp_path / "other.json"), package="pets")
    assert generate(request).base is None


def test_values_that_cannot_be_kept(spec: Path) -> None:
    """MessagePack has integers of 64 bits."""
    tree = copy.deepcopy(_SPEC)
    tree["components"]["schemas"]["Pet"]["properties"]["age"]["default"] = 1 << 64
    _write(spec, tree)
    assert generate(_request(spec)).base is None


def _reworded(node: Any, at: str, texts: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {
            key: _reworded(value, f"{at}/{_escape(key)}", texts)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_reworded(value, f"{at}/{n}", texts) for n, value in enumerate(node)]
    return f"Changed. {node}" if at in texts else node


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _check(path: Path, copied: Path, package: str) -> None:
    """Change every text of a document at once; every one must be where it is said."""
    tree = load([path]).root
    _write(copied, tree)
    request = Request(specs=(copied,), package=package, allow_invalid=True)
    before = generate(request)
    document = load([copied])
    api = lower(document)
    assert api.texts == {at: document.at(at) for at in api.texts}
    _write(copied, _reworded(tree, "#", dict(api.texts)))
    after = generate(request, earlier=_kept(before))
    assert _same(after, generate(request))


def _in_one_file(case: Case) -> bool:
    return not case.is_refusal and len(list(case.folder.rglob("*.y*ml"))) == 1


@pytest.mark.parametrize(
    "case", list(filter(_in_one_file, all_cases())), ids=lambda case: case.name
)
def test_cases_in_other_words(case: Case, tmp_path: Path) -> None:
    _check(case.folder / "openapi.yaml", tmp_path / "openapi.json", case.package)


@pytest.mark.parametrize("name", ["exoscale.json", "train-travel-31.yaml"])
def test_published_documents_in_other_words(name: str, tmp_path: Path) -> None:
    _check(real_document(name), tmp_path / "openapi.json", "published")


def test_a_base_outlives_its_process() -> None:
    """Everything that decides an SDK is the same after it was kept."""
    path = REPOSITORY / "specs" / "ai-api-key.yaml"
    base = generate(Request(specs=(path,), package="key")).base
    kept = msgspec.msgpack.encode(base, enc_hook=str)
    assert msgspec.msgpack.decode(kept, type=Base, dec_hook=decoded) == base
