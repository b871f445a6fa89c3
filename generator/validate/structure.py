"""The check of a document against the JSON Schema of its version of OpenAPI.

The compiled validator tells which operations and components do not; only those
are looked through by `jsonschema`, which tells what is wrong with them. For a
document in several files each object that is referred to is checked as what it
is referred to as.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from openapi_spec_validator.schemas.backend.jsonschema import create_validator

from generator.document import Document, Json, Kind
from generator.pointers import split
from generator.validate.finding import Finding, finding
from generator.validate.metaschemas import (
    UNREADABLE,
    document_schema,
    object_schema,
    structure_check,
)

_UNIT_DEPTHS = {"paths": 3, "webhooks": 3, "components": 3}
"""Member of the root -> length of the path to its members that stand alone."""

_STUBS: dict[Kind, Json] = {
    Kind.OPERATION: {"responses": {"default": {"description": ""}}},
    Kind.MEDIA_TYPE: {},
    Kind.ENCODING: {},
}
"""Placeholders for objects that OpenAPI does not let be in another file."""


def structure_findings(document: Document) -> Iterator[Finding]:
    """Yield what does not fit the schema of documents, and where."""
    root = _without_strays(document)
    check = _Check(document_schema(document.version))
    for error in check.errors(_suspects(check, root)):
        yield finding(error, "#")
    checks: dict[Kind, _Check] = {}
    for pointer, kind in _objects_elsewhere(document).items():
        if kind not in checks:
            checks[kind] = _Check(object_schema(document.version, kind))
        node = document.at(pointer)
        if isinstance(node, dict) and "$ref" not in node:
            for error in checks[kind].errors(node):
                yield finding(error, pointer)


class _Check:
    """One schema, for both validators."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._compiled = structure_check(schema)
        self._thorough = create_validator(schema)

    def paths(self, instance: Json) -> set[tuple[str | int, ...]] | None:
        """Return where `instance` does not fit; None if that cannot be told."""
        try:
            found = self._compiled.iter_errors(instance)
            return {tuple(error.instance_path) for error in found}
        except UNREADABLE:
            return None

    def errors(self, instance: Json) -> Iterable[Any]:
        """Return what does not fit, as `jsonschema` says it."""
        if self.paths(instance) == set():
            return ()
        found: Iterable[Any] = self._thorough.iter_errors(instance)
        return found


def _suspects(check: _Check, root: dict[str, Json]) -> Json:
    """Return the root with only those of its units that do not fit."""
    paths = check.paths(root)
    if not paths:
        return root
    kept: dict[str, Json] = {}
    for name, value in root.items():
        depth = _UNIT_DEPTHS.get(name)
        units = {path[1:depth] for path in paths if path[:1] == (name,)}
        kept[name] = value if depth is None else _pruned(value, units, depth - 1)
    return kept


def _pruned(node: Json, units: set[tuple[str | int, ...]], depth: int) -> Json:
    """Return a map with only the members on the way to `units`."""
    if () in units or not depth or not isinstance(node, dict):
        return node
    return {
        name: _pruned(value, {u[1:] for u in units if u[:1] == (name,)}, depth - 1)
        for name, value in node.items()
        if any(unit[:1] == (name,) for unit in units)
    }


def _objects_elsewhere(document: Document) -> dict[str, Kind]:
    """Return the objects in other files that references lead to."""
    references = document.references.values()
    return {r.target: r.kind for r in references if not r.target.startswith("#")}


def _without_strays(document: Document) -> dict[str, Json]:
    """Return the root without references that OpenAPI knows of no such object.

    Documents in several files have operations, for example, in files of their
    own. These are checked there, and something valid stands for them here.
    """
    root: Json = document.root
    for pointer, (target, kind) in document.references.items():
        if kind in _STUBS and pointer.startswith("#") and not target.startswith("#"):
            root = _replaced(root, split(pointer)[1], _STUBS[kind])
    return root if isinstance(root, dict) else document.root


def _replaced(node: Json, tokens: tuple[str, ...], value: Json) -> Json:
    """Return `node` with another value at `tokens`; what is not on the way is shared."""
    if not tokens:
        return value
    if isinstance(node, dict):
        below = _replaced(node[tokens[0]], tokens[1:], value)
        return {**node, tokens[0]: below}
    if isinstance(node, list):
        index = int(tokens[0])
        below = _replaced(node[index], tokens[1:], value)
        return [*node[:index], below, *node[index + 1 :]]
    return node
