"""Reading Fern's `generators.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import DocumentError
from generator.document.meter import Meter
from generator.document.reading import read_file
from generator.limits import DEFAULT_LIMITS
from generator.migration.result import Migration, as_mapping, as_text

_PYTHON = ("fernapi/fern-python-sdk", "fern-python-sdk")
_CLASS_KEYS = ("client_class_name", "client-class-name", "exported_class_name")


def is_fern(tree: Mapping[str, Any]) -> bool:
    """Return whether a configuration has the shape of Fern's."""
    groups = as_mapping(tree.get("groups"))
    return any("generators" in as_mapping(group) for group in groups.values())


def read_fern(tree: Mapping[str, Any], folder: Path) -> Migration:
    """Read a configuration; names of groups and methods are read in the document.

    Args:
        tree: the configuration.
        folder: the folder that it is in, from which its paths start.
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
    generator = next(_generators(tree), None)
    if generator is None:
        migration.dropped("groups", "no generator for Python")
        return migration
    _read_output(as_mapping(generator.get("output")), migration)
    _read_config(as_mapping(generator.get("config")), migration)
    repository = as_text(as_mapping(generator.get("github")).get("repository"))
    if repository:
        urls = {"Repository": f"https://github.com/{repository}"}
        configuration.setdefault("distribution", {})["urls"] = urls
        migration.taken("github.repository", "a link of the distribution")
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


def _generators(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for group in as_mapping(tree.get("groups")).values():
        rows = as_mapping(group).get("generators")
        for row in rows if isinstance(rows, list) else ():
            if as_text(as_mapping(row).get("name")) in _PYTHON:
                yield as_mapping(row)


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
    migration.configuration["package"] = name.replace("-", "_").lower()
    migration.taken("output.package-name", f"distribution {name}")


def _read_config(config: Mapping[str, Any], migration: Migration) -> None:
    configuration = migration.configuration
    package = as_text(config.get("package_name"))
    if package:
        configuration["package"] = package
        migration.taken("config.package_name", f"package {package}")
    client = as_mapping(config.get("client"))
    names = [as_text(config.get(key)) for key in _CLASS_KEYS]
    names += [as_text(client.get(key)) for key in ("exported_class_name", "class_name")]
    name = next(filter(None, names), "")
    if name:
        configuration["client-name"] = name
        migration.taken("config.client_class_name", f"classes {name} and Async{name}")
    known = {"package_name", "client", *_CLASS_KEYS}
    for key in config:
        if key not in known:
            migration.dropped(f"config.{key}", "about Fern's own emitted code")
