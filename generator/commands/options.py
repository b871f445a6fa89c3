"""Arguments and configuration to options: what the command line says goes first."""

from __future__ import annotations

import glob
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from generator.configuration import (
    FILE_NAME,
    Configuration,
    Filter,
    LoadedConfiguration,
    find_configuration,
    read_configuration,
)
from generator.console.printable import printable
from generator.console.report import format_report
from generator.diagnostics import DocumentError
from generator.fetching.addresses import is_url
from generator.fetching.errors import FetchError
from generator.limits import Limits
from generator.options import Options, Request
from generator.package_name import package_name

if TYPE_CHECKING:
    from generator.fetching.mirror import Fetched

_STANDARD_INPUT = "-"


def read_options(
    specs: Sequence[str], config: Path | None, given: Mapping[str, Any]
) -> Options:
    """Put arguments and configuration together.

    Args:
        specs: documents that the command line names.
        config: the configuration that it names.
        given: all other arguments by name; those not given are None or empty.

    Raises:
        click.UsageError: they do not make a request.
    """
    loaded = load_configuration(config, specs)
    values = _override(loaded.values, given)
    folder = loaded.folder
    limits = _limits(values, given)
    named = specs if specs else _configured_specs(loaded)
    fetched = _fetch(named, limits, is_cached=given["cached"])
    paths = tuple(
        fetched[spec].path if spec in fetched else Path(spec) for spec in named
    )
    if not paths:
        raise click.UsageError(_nothing_to_do(loaded))
    try:
        name = package_name(paths, given["package"] or values.package)
    except ValueError as failure:
        raise click.UsageError(str(failure)) from failure
    ref_root = given["ref_root"]
    if ref_root is None and values.ref_root is not None:
        ref_root = folder / values.ref_root
    overlays = given["overlays"] or tuple(folder / each for each in values.overlays)
    request = Request(
        specs=paths,
        package=name,
        overlays=overlays,
        dist=values.dist,
        parts=tuple(sorted({*values.with_})),
        transports=tuple(sorted({*values.transports})),
        allow_invalid=values.allow_invalid,
        ref_root=ref_root,
        limits=limits,
        configuration=replace(loaded, values=values),
    )
    output = given["output"]
    return Options(
        request=request,
        output=folder / values.output if output is None else output,
        sources={k: v for each in fetched.values() for k, v in each.sources.items()},
        check=given["check"],
        every=given["every"],
        quiet=given["quiet"],
        force=given["force"],
        no_cache=given["no_cache"] or _STANDARD_INPUT in named,
    )


def _fetch(
    specs: Sequence[str], limits: Limits, *, is_cached: bool
) -> dict[str, Fetched]:
    """Fetch the documents that are named by URLs.

    Raises:
        click.ClickException: one cannot be fetched.
    """
    urls = [spec for spec in specs if is_url(spec)]
    if not urls:
        return {}
    from generator.fetching.mirror import fetch  # most runs need no network

    try:
        return {url: fetch(url, limits, is_cached=is_cached) for url in urls}
    except FetchError as failure:
        raise UnreachableError(str(failure)) from failure


class UnreachableError(click.ClickException):
    """A document that cannot be fetched."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print it in the form of a diagnostic."""
        click.echo(printable(f"error: {self.message} [fetch]"), file=file, err=True)


def load_configuration(
    config: Path | None, specs: Sequence[str] = ()
) -> LoadedConfiguration:
    """Return the configuration that is named, or the one of the working folder.

    One that was not named is left aside, with a word, when the documents of the command
    line are not those that it names.

    Raises:
        click.UsageError: it is not there, or says what it cannot.
    """
    try:
        if config is not None:
            return read_configuration(config)
        loaded = find_configuration(Path())
    except DocumentError as refusal:
        text = format_report(refusal.diagnostics, None, all=True)
        raise ConfigurationError(text) from refusal
    if specs and loaded.values.specs and loaded.source:
        known = set(map(_identity, _configured_specs(loaded)))
        if not set(map(_identity, specs)) <= known:
            name = loaded.source.path
            text = f"{name} names other documents and is left aside"
            click.echo(f"{text} (--config {name} applies it)", err=True)
            return LoadedConfiguration()
    return loaded


class ConfigurationError(click.UsageError):
    """A configuration that cannot be used; the message is the whole report."""

    def show(self, file: Any = None) -> None:
        """Print the report as it is: it has its places already."""
        click.echo(self.message, file=file, err=file is None)


def _identity(spec: str) -> str:
    """Return what tells a document from others: its URL, or where it is."""
    return spec if is_url(spec) else str(Path(spec).resolve())


def _configured_specs(loaded: LoadedConfiguration) -> tuple[str, ...]:
    """Return the documents that a configuration names, its globs expanded.

    Raises:
        click.UsageError: a glob matches no file.
    """
    found: list[str] = []
    for spec in loaded.values.specs:
        path = loaded.folder / spec
        if is_url(spec) or spec == _STANDARD_INPUT:
            found.append(spec)
            continue
        if not glob.has_magic(spec) or path.exists():
            found.append(str(path))
            continue
        matches = sorted(glob.glob(str(path), recursive=True))
        if not matches and loaded.source:
            raise click.UsageError(f"{loaded.source.path}: {spec!r} matches no file")
        found += matches
    return tuple(dict.fromkeys(found))


def _nothing_to_do(loaded: LoadedConfiguration) -> str:
    if loaded.source is not None:
        return f"{loaded.source.path} names no documents: add `specs` or name a SPEC"
    return f"name a SPEC: there is no {FILE_NAME} here or above that names any"


def _override(values: Configuration, given: Mapping[str, Any]) -> Configuration:
    """Return a configuration with what the command line says in place of its own."""
    changes: dict[str, Any] = {
        key: given[key]
        for key in ("dist", "allow_invalid", "with_unused")
        if given[key] is not None
    }
    for key, field in (("parts", "with_"), ("transports", "transports")):
        if given[key]:
            changes[field] = tuple(chain.from_iterable(given[key]))
    for section in ("include", "exclude"):
        filter: Filter = getattr(values, section)
        keys = ("tags", "operations", "paths", "markers")
        asked = {key: given[f"{section}_{key}"] for key in keys}
        asked = {key: patterns for key, patterns in asked.items() if patterns}
        if asked:
            changes[section] = msgspec.structs.replace(filter, **asked)
    return msgspec.structs.replace(values, **changes) if changes else values


def _limits(values: Configuration, given: Mapping[str, Any]) -> Limits:
    """Return the limits of the command line, else the configuration's, else the usual."""
    chosen: dict[str, int] = {}
    for row in fields(Limits):
        configured = getattr(values.limits, row.name.removeprefix("max_"))
        number = given[row.name] if given[row.name] is not None else configured
        if number is not None:
            chosen[row.name] = number
    return Limits(**chosen)


def generate_configured(path: Path) -> None:
    """Generate what a configuration says, as the command does without arguments."""
    from generator.commands.generate import run

    parameters = dict.fromkeys(_ARGUMENTS) | dict.fromkeys(_FLAGS, False)
    parameters |= {row.name: None for row in fields(Limits)}
    code = run(read_options((), path, parameters))
    click.get_current_context().exit(code)


_FLAGS = ("cached", "check", "every", "quiet", "force", "no_cache")
_ARGUMENTS = [
    "package",
    "output",
    "overlays",
    "dist",
    "parts",
    "transports",
    "with_unused",
    "allow_invalid",
    "ref_root",
    "include_tags",
    "include_operations",
    "include_paths",
    "include_markers",
    "exclude_tags",
    "exclude_operations",
    "exclude_paths",
    "exclude_markers",
]
