"""Reading Fern's `generators.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import DocumentError
from generator.document.meter import Meter
from generator.document.reading import read_file
from generator.limits import DEFAULT_LIMITS
from generator.migration.default_calls import name_calls
from generator.migration.document_view import DocumentView
from generator.migration.fern_auth import read_auth, read_environments
from generator.migration.result import (
    Migration,
    as_mapping,
    as_text,
    as_texts,
)
from generator.text import camel_case, module_name

_PYTHON = ("fernapi/fern-python-sdk", "fern-python-sdk")
_NAMING = frozenset(
    ("x-fern-sdk-group-name", "x-fern-sdk-method-name", "x-fern-ignore")
)
_CLASS_KEYS = ("client_class_name", "client-class-name", "exported_class_name")


def is_fern(tree: Mapping[str, Any]) -> bool:
    """Return whether a configuration has the shape of Fern's."""
    groups = as_mapping(tree.get("groups"))
    return any("generators" in as_mapping(group) for group in groups.values())


def fern_document(tree: Mapping[str, Any], folder: Path) -> Path | None:
    """Return the only document that a configuration names, if it is there."""
    paths = [folder / path for path, _ in _specs(as_mapping(tree.get("api")))]
    is_one = is_fern(tree) and len(paths) == 1 and paths[0].is_file()
    return paths[0] if is_one else None


def read_fern(
    tree: Mapping[str, Any], folder: Path, document: DocumentView | None
) -> Migration:
    """Read a configuration; names of groups and methods are read in the document.

    Args:
        tree: the configuration.
        folder: the folder that it is in, from which its paths start.
        document: says which operations are for which audience, where it is known.
    """
    migration = Migration("Fern")
    configuration = migration.configuration
    specs = list(_specs(as_mapping(tree.get("api"))))
    if specs:
        configuration["specs"] = [(folder / path).as_posix() for path, _ in specs]
        migration.taken("api", ", ".join(path for path, _ in specs))
    for _, overrides in specs:
        if overrides:
            _read_overrides(folder / overrides, migration)
    read_auth(tree, migration)
    read_environments(as_mapping(tree.get("api")), migration)
    generators = sorted(_generators(tree), key=lambda row: not _package_name(row[1]))
    if not generators:
        migration.dropped("groups", "no generator for Python", ("groups",))
        return migration
    group, generator = generators[0]
    _read_audiences(as_mapping(as_mapping(tree["groups"])[group]), document, migration)
    _read_organization(folder, migration)
    _read_output(as_mapping(generator.get("output")), migration)
    _read_config(as_mapping(generator.get("config")), migration)
    repository = as_text(as_mapping(generator.get("github")).get("repository"))
    if repository:
        urls = {"Repository": f"https://github.com/{repository}"}
        configuration.setdefault("distribution", {})["urls"] = urls
        migration.taken("github.repository", "a link of the distribution")
    if document is not None:
        name_calls(document, migration, _NAMING, keeps_tag=False)
    text = "`x-fern-…` extensions for groups, methods, names and pages are read"
    migration.taken("document", text)
    return migration


def _read_overrides(path: Path, migration: Migration) -> None:
    """Take over a file that is merged into the document."""
    try:
        _, tree = read_file(path, Meter(DEFAULT_LIMITS))
    except DocumentError:
        text = f"{path.as_posix()} cannot be read: write it as an overlay"
        migration.dropped("api.specs.overrides", text)
        return
    migration.update("$", tree, f"From {path.name}.")
    migration.taken("api.specs.overrides", "the overlay")


def _specs(api: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield path and overrides of each document, in both forms of the file."""
    rows = api.get("specs")
    for row in rows if isinstance(rows, list) else [api]:
        row = as_mapping(row)
        path = as_text(row.get("openapi")) or as_text(row.get("path"))
        if path:
            yield path, as_text(row.get("overrides"))


def _generators(tree: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the generators for Python, with the names of their groups."""
    for name, group in as_mapping(tree.get("groups")).items():
        rows = as_mapping(group).get("generators")
        for row in rows if isinstance(rows, list) else ():
            if as_text(as_mapping(row).get("name")) in _PYTHON:
                yield name, as_mapping(row)


def _package_name(generator: Mapping[str, Any]) -> str:
    return as_text(as_mapping(generator.get("output")).get("package-name"))


def _read_organization(folder: Path, migration: Migration) -> None:
    """Read `fern.config.json`: package and class are named after the organization."""
    try:
        _, tree = read_file(folder / "fern.config.json", Meter(DEFAULT_LIMITS))
    except DocumentError:
        return
    name = as_text(as_mapping(tree).get("organization"))
    if name:
        migration.configuration["package"] = module_name(name, "sdk")
        migration.configuration["client-name"] = f"{camel_case(name, 'Client')}Api"
        migration.taken("organization", f"package and classes of {name}")


def _read_audiences(
    group: Mapping[str, Any], document: DocumentView | None, migration: Migration
) -> None:
    """Leave out the operations that are for other audiences (`x-fern-audiences`)."""
    audiences = set(as_texts(group.get("audiences")))
    if not audiences:
        return
    if document is None:
        text = "name the document with --spec: it says what is for whom"
        migration.differs("audiences", text)
        return
    operations = document.operations.operations
    others = [
        row.route
        for row in operations
        if audiences.isdisjoint(as_texts(row.node.get("x-fern-audiences")))
    ]
    if len(others) == len(operations):
        migration.differs("audiences", "no operation of the document is for them")
    elif others:
        migration.configuration["exclude"] = {"operations": others}
    migration.taken("audiences", f"{len(others)} operations for others are left out")


def _read_output(output: Mapping[str, Any], migration: Migration) -> None:
    name = as_text(output.get("package-name"))
    if not name:
        return
    distribution: dict[str, Any] = {"name": name}
    metadata = as_mapping(output.get("metadata"))
    keywords = metadata.get("keywords")
    if isinstance(keywords, list):
        distribution["keywords"] = [word for word in keywords if isinstance(word, str)]
    migration.configuration["distribution"] = distribution
    migration.configuration.setdefault("package", module_name(name, "sdk"))
    migration.taken("output.package-name", f"distribution {name}")


def _read_config(config: Mapping[str, Any], migration: Migration) -> None:
    configuration = migration.configuration
    package = as_text(config.get("package_name"))
    if package:
        configuration["package"] = package
        migration.taken("config.package_name", f"package {package}")
    client = as_mapping(config.get("client"))
    names = [as_text(config.get(key)) for key in _CLASS_KEYS]
    keys = ("exported_class_name", "class_name")
    names += [as_text(client.get(key)) for key in keys]
    name = next(filter(None, names), "")
    if name:
        configuration["client-name"] = name
        migration.taken("config.client_class_name", f"classes {name} and Async{name}")
    known = {"package_name", "client", *_CLASS_KEYS}
    for key in config:
        if key not in known:
            migration.dropped(f"config.{key}", "about Fern's own emitted code")
