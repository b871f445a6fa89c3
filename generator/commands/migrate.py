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
from generator.commands.generate import run
from generator.commands.options import configured_options
from generator.configuration import FILE_NAME, read_configuration
from generator.console.printable import printable
from generator.console.report import format_report
from generator.diagnostics import DocumentError
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
    "arguments",
    "credentials",
    "env-names",
    "pagination",
    "distribution",
]
_PATH = click.Path(path_type=Path)
_VERDICTS = (Verdict.TAKEN, Verdict.DIFFERS, Verdict.DROPPED)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=_PATH)
@click.option(
    "--spec",
    metavar="SPEC",
    type=_PATH,
    help="Document that FILE is for.  [default: openapi.yaml beside it]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=_PATH,
    default=FILE_NAME,
    show_default=True,
    help="Configuration to write.",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option(
    "--aliases",
    is_flag=True,
    help="Write a module that keeps the old SDK's names for a release.",
)
@click.option("--generate", is_flag=True, help="Generate the SDK at once.")
def command(
    file: Path,
    spec: Path | None,
    output: Path,
    force: bool,
    aliases: bool,
    generate: bool,
) -> None:
    """Turn another generator's configuration into a byhand.toml.

    FILE is a stainless.yml, Fern's generators.yml, Speakeasy's gen.yaml or the
    config.yaml of openapi-python-client.
    """
    try:
        migrate(file, spec=spec, output=output, force=force, aliases=aliases)
    except DocumentError as refusal:
        text = format_report(refusal.diagnostics, refusal.document, all=True)
        click.echo(text, err=True)
        click.get_current_context().exit(1)
    if generate:
        click.get_current_context().exit(run(configured_options(output)))


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
            line = ""
            if finding.place and migration.line_of:
                line = f" (line {migration.line_of(finding.place)})"
            yield f"  {finding.key}{line}: {finding.text}"
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
    title = f"Additions to the document by {migration.generator}'s configuration"
    document: dict[str, Any] = {
        "overlay": "1.0.0",
        "info": {"title": title, "version": "1.0.0"},
        "actions": migration.actions,
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True)
