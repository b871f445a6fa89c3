"""Reading a configuration of any generator that is known, by its shape."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonpath_rfc9535 as jsonpath

from generator.configuration.source import ConfigurationSource
from generator.configuration.validation import find_errors
from generator.diagnostics import DocumentError, Position, error
from generator.document import load
from generator.document.meter import Meter
from generator.document.reading import read_file
from generator.limits import DEFAULT_LIMITS
from generator.migration.document_view import DocumentView
from generator.migration.fern import fern_document, is_fern, read_fern
from generator.migration.openapi_python_client import (
    is_openapi_python_client,
    read_openapi_python_client,
)
from generator.migration.result import Migration, as_mapping
from generator.migration.speakeasy import is_speakeasy, read_speakeasy
from generator.migration.stainless import is_stainless, read_stainless

_DOCUMENTS = ("openapi.yml", "openapi.yaml", "openapi.json")
_NAMES = "stainless.yml, Fern's generators.yml, Speakeasy's gen.yaml or the config.yaml"


def read_migration(path: Path, spec: Path | None) -> Migration:
    """Read another generator's configuration.

    Args:
        path: the configuration.
        spec: the OpenAPI document that it is for; else the one beside it, if any.

    Returns:
        The migration; its configuration names the document where it is known.

    Raises:
        DocumentError: a file cannot be read, or is no configuration of a generator
            that is known.
    """
    source, tree = read_file(path, Meter(DEFAULT_LIMITS))
    if not isinstance(tree, dict):
        raise _unknown(path)
    spec = spec or _document_beside(path)
    named = spec or fern_document(tree, path.parent)
    document = DocumentView(load([named])) if named is not None else None
    migration = read_tree(path, tree, document)
    migration.line_of = lambda place: source.find(place, key=True).line
    if spec is not None:
        migration.configuration = {
            "specs": [spec.as_posix()],
            **{k: v for k, v in migration.configuration.items() if k != "specs"},
        }
    if document is not None:
        _drop_idle_actions(migration, document)
    return migration


def read_tree(
    path: Path, tree: Mapping[str, Any], document: DocumentView | None
) -> Migration:
    """Read a configuration that is parsed already.

    Raises:
        DocumentError: it is no configuration of a generator that is known.
    """
    migration = _read(path, tree, document)
    _drop_misfits(migration)
    return migration


def _drop_misfits(migration: Migration) -> None:
    """Leave out values that a ``byhand.toml`` cannot hold, and say so."""
    configuration = migration.configuration
    distribution = dict(configuration.pop("distribution", {}))
    for key, value in list(configuration.items()):
        if not _fits({key: value}):
            del configuration[key]
            migration.dropped(key, f"no value for it: {value!r}")
    for key, value in list(distribution.items()):
        if not _fits({"distribution": {key: value}}):
            del distribution[key]
            migration.dropped(f"distribution.{key}", f"no value for it: {value!r}")
    if distribution:
        configuration["distribution"] = distribution


def _fits(configuration: dict[str, Any]) -> bool:
    return not find_errors(configuration, ConfigurationSource(Path(), "", ()))


def _read(
    path: Path, tree: Mapping[str, Any], document: DocumentView | None
) -> Migration:
    if is_stainless(tree):
        return read_stainless(tree, document)
    if is_fern(tree):
        return read_fern(tree, path.parent, document)
    if is_speakeasy(tree):
        return read_speakeasy(tree, document)
    if is_openapi_python_client(tree):
        return read_openapi_python_client(tree, document)
    raise _unknown(path)


def _unknown(path: Path) -> DocumentError:
    help = f"name {_NAMES} of openapi-python-client"
    message = "this is no configuration of a generator that is known"
    return error("migration", message, help=help, position=Position(path, 0, 0, ""))


def _document_beside(path: Path) -> Path | None:
    """Return the only OpenAPI document of the usual names in a file's folder."""
    paths = [path.parent / name for name in _DOCUMENTS]
    existing = [each for each in paths if each.is_file()]
    return existing[0] if len(existing) == 1 else None


def _drop_idle_actions(migration: Migration, document: DocumentView) -> None:
    """Leave out actions that select nothing: each would be a warning of every run."""
    kept: list[dict[str, Any]] = []
    added: list[str] = []
    for action in migration.actions:
        target = str(action["target"])
        is_added = any(f"{target}.".startswith(f"{place}.") for place in added)
        if is_added or _selects(target, document):
            kept.append(action)
            value = action.get("update")
            added += [f"{target}.{key}" for key in as_mapping(value)]
        else:
            migration.taken(target, "nothing in the document is concerned")
    migration.actions = kept


def _selects(target: str, document: DocumentView) -> bool:
    try:
        return bool(jsonpath.find(target, document.root))
    except jsonpath.JSONPathError:
        return False
