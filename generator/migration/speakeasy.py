"""Reading Speakeasy's `gen.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.migration.default_calls import name_calls
from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping, as_text

_OVERRIDE = "x-speakeasy-name-override"
_NAMING = frozenset((_OVERRIDE, "x-speakeasy-group", "x-speakeasy-ignore"))
_DISTRIBUTION = {"version": "version", "license": "license"}
_URLS = {
    "homepage": "Homepage",
    "documentationUrl": "Documentation",
    "repositoryUrl": "Repository",
}
_READ = frozenset(
    ("packageName", "moduleName", "envVarPrefix", "authors", "author", "description")
    + ("version", "license", *_URLS)
)


def is_speakeasy(tree: Mapping[str, Any]) -> bool:
    """Return whether a configuration has the shape of Speakeasy's."""
    return "configVersion" in tree or "sdkClassName" in as_mapping(
        tree.get("generation")
    )


def read_speakeasy(tree: Mapping[str, Any], document: DocumentView | None) -> Migration:
    """Read a configuration; names of groups and methods are read in the document."""
    migration = Migration("Speakeasy")
    configuration = migration.configuration
    name = as_text(as_mapping(tree.get("generation")).get("sdkClassName"))
    if name:
        configuration["client-name"] = name[:1].upper() + name[1:]
        text = f"classes {configuration['client-name']} and its asynchronous twin"
        migration.taken("generation.sdkClassName", text)
    python = as_mapping(tree.get("python"))
    if not python:
        migration.dropped("python", "no settings for Python")
        return migration
    _read_python(python, migration)
    for key in python:
        if key not in _READ:
            migration.dropped(f"python.{key}", "about Speakeasy's own emitted code")
    others = [key for key in tree if key in ("typescript", "go", "java", "csharp")]
    if others:
        migration.dropped(", ".join(others), "other languages")
    if document is not None and _OVERRIDE not in document.root:
        name_calls(document, migration, _NAMING, keeps_tag=True)
    text = "`x-speakeasy-…` extensions for groups, names, pages and skipping are read"
    migration.taken("document", text)
    return migration


def _read_python(python: Mapping[str, Any], migration: Migration) -> None:
    configuration = migration.configuration
    distribution: dict[str, Any] = {}
    name = as_text(python.get("packageName"))
    module = as_text(python.get("moduleName")) or name
    if module:
        configuration["package"] = module.replace("-", "_").replace(".", "_").lower()
        migration.taken("python.moduleName", f"package {configuration['package']}")
    if name:
        distribution["name"] = name
        migration.taken("python.packageName", f"distribution {name}")
    for key, ours in _DISTRIBUTION.items():
        value = as_text(python.get(key))
        if value:
            distribution[ours] = value
            migration.taken(f"python.{key}", f"distribution.{ours}")
    authors = python.get("authors", [python.get("author")])
    names = [as_text(row) for row in authors] if isinstance(authors, list) else []
    if any(names):
        distribution["authors"] = [row for row in names if row]
        migration.taken("python.authors", "distribution.authors")
    urls = {label: as_text(python.get(key)) for key, label in _URLS.items()}
    urls = {label: url for label, url in urls.items() if url}
    if urls:
        distribution["urls"] = urls
    if distribution:
        configuration["distribution"] = distribution
    prefix = as_text(python.get("envVarPrefix"))
    if prefix:
        configuration["env-prefix"] = prefix
        migration.taken("python.envVarPrefix", f"variables start with {prefix}_")
