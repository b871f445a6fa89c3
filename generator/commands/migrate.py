"""`migrate`: another generator's configuration becomes ``byhand.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import click
import yaml

from generator.commands.files import check_new, relative, write_file
from generator.configuration.reading import read_configuration
from generator.console.printable import printable
from generator.migration import Migration, Verdict, aliases_module, read_migration
from generator.text.toml import toml_text

_ORDER = [
    "specs",
    "overlays",
    "package",
    "client-name",
    "env-prefix",
    "path-arguments",
    "exclude",
    "resources",
    "models",
    "credentials",
    "pagination",
    "distribution",
]
_VERDICTS = (Verdict.TAKEN, Verdict.DIFFERS, Verdict.DROPPED)


def migrate(
    path: Path, *, spec: Path | None, output: Path, force: bool, aliases: bool
) -> None:
    """Write a configuration, and an overlay where the document must say more.

    Args:
        path: the other generator's configuration.
        spec: the document that it is for, if it is not beside it.
        output: the configuration to write.
        force: whether files that are there are replaced.
        aliases: whether a module with the package's old names is written too.

    Raises:
        DocumentError: the configuration or the document cannot be read.
        click.UsageError: a file is there already, or cannot be written.
    """
    migration = read_migration(path, spec)
    files = dict(_files(migration, output, aliases=aliases))
    for each in files:
        check_new(each, force=force)
    for each, text in files.items():
        write_file(each, text)
    read_configuration(output)
    for line in report_lines(migration, tuple(files)):
        click.echo(printable(line))


def report_lines(migration: Migration, files: tuple[Path, ...]) -> Iterator[str]:
    """Yield the report: what was taken over, what differs, what has no counterpart."""
    rows = sorted(migration.findings, key=lambda row: _VERDICTS.index(row.verdict))
    for verdict, findings in groupby(rows, key=attrgetter("verdict")):
        yield f"{verdict}:"
        for finding in findings:
            yield f"  {finding.key}: {finding.text}"
    names = ", ".join(each.as_posix() for each in files)
    yield f"read {migration.generator}'s configuration; wrote {names}"


def _files(
    migration: Migration, output: Path, *, aliases: bool
) -> Iterator[tuple[Path, str]]:
    values = migration.configuration
    folder = output.parent
    if "specs" in values:
        values["specs"] = [relative(Path(each), folder) for each in values["specs"]]
    if migration.actions:
        overlay = output.with_name(f"{output.stem}.overlay.yaml")
        values["overlays"] = [overlay.name]
        yield overlay, _overlay_text(migration)
    ordered = {key: values[key] for key in _ORDER if key in values}
    header = (
        f"Made of the configuration of {migration.generator} by `migrate`.",
        "`python -m generator` generates; docs/configuration.md describes the keys.",
    )
    yield output, toml_text(ordered, header=header)
    package = values.get("package")
    if aliases and package:
        yield folder / f"{package}_aliases.py", aliases_module(package)


def _overlay_text(migration: Migration) -> str:
    title = f"What {migration.generator}'s configuration says of the document"
    document: dict[str, Any] = {
        "overlay": "1.0.0",
        "info": {"title": title, "version": "1.0.0"},
        "actions": migration.actions,
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True)
