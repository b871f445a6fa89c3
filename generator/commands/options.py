"""Arguments and configuration to options: what the command line says goes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

import click
import msgspec

from generator.commands.configurations import load_configuration
from generator.commands.documents import STANDARD_INPUT, find_documents
from generator.configuration import Configuration, Filter, LoadedConfiguration
from generator.console.report import format_report
from generator.diagnostics import DocumentError
from generator.limits import Limits
from generator.options import Options, Request
from generator.package_name import package_name
from generator.parts import PARTS, TRANSPORTS
from generator.template_files import TemplateFile, read_templates

_SWITCHES = ("check", "every", "quiet", "force", "merge", "keep_names")
"""Arguments that become fields of `Options` as they are."""
_FLAGS = (*_SWITCHES, "cached", "no_cache")
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
    "templates",
    "include_tags",
    "include_operations",
    "include_paths",
    "include_markers",
    "exclude_tags",
    "exclude_operations",
    "exclude_paths",
    "exclude_markers",
]


def read_options(
    specs: Sequence[str], config: Path | None, given: Mapping[str, Any]
) -> Options:
    """Put arguments and configuration together.

    Args:
        specs: documents that the command line names.
        config: the configuration that it names.
        given: all other arguments by name; those not given are None or empty.

    Raises:
        click.ClickException: they do not make a request.
    """
    if given["check"] and given["keep_names"]:
        raise click.UsageError("--check writes nothing: leave --keep-names out")
    _refuse_stray_names(specs)
    if given["force"] and given["merge"]:
        raise click.UsageError("--force replaces edits, --merge keeps them: choose one")
    loaded = load_configuration(config, specs)
    loaded = replace(loaded, values=_override(loaded.values, given))
    limits = _limits(loaded.values, given)
    documents = find_documents(specs, loaded, limits, is_cached=given["cached"])
    request = _request(documents.paths, loaded, limits, given)
    output = given["output"]
    if output is None:
        output = loaded.folder / loaded.values.output
    return Options(
        request=request,
        output=output,
        sources=documents.sources,
        no_cache=given["no_cache"] or Path(STANDARD_INPUT) in documents.paths,
        **{name: given[name] for name in _SWITCHES},
    )


def configured_options(
    config: Path | None, specs: Sequence[str] = (), package: str | None = None
) -> Options:
    """Return the options of a run that says next to nothing beside its configuration.

    Args:
        config: the configuration; None is the one of the working folder.
        specs: documents in place of those that the configuration names.
        package: the name of the package, in place of the configuration's.

    Raises:
        click.ClickException: the configuration does not make a request.
    """
    given = dict.fromkeys(_ARGUMENTS) | dict.fromkeys(_FLAGS, False)
    given |= {row.name: None for row in fields(Limits)} | {"package": package}
    return read_options(specs, config, given)


def _request(
    paths: tuple[Path, ...],
    loaded: LoadedConfiguration,
    limits: Limits,
    given: Mapping[str, Any],
) -> Request:
    values, folder = loaded.values, loaded.folder
    try:
        name = package_name(paths, given["package"] or values.package)
    except ValueError as failure:
        raise click.UsageError(str(failure)) from failure
    ref_root = given["ref_root"]
    if ref_root is None and values.ref_root is not None:
        ref_root = folder / values.ref_root
    return Request(
        specs=paths,
        package=name,
        overlays=given["overlays"] or tuple(folder / each for each in values.overlays),
        dist=values.dist,
        parts=tuple(sorted({*values.with_})),
        transports=tuple(sorted({*values.transports})),
        allow_invalid=values.allow_invalid,
        ref_root=ref_root,
        limits=limits,
        templates=_templates(given["templates"]),
        configuration=loaded,
    )


def _refuse_stray_names(specs: Sequence[str]) -> None:
    """Refuse `--with cli mcp`: the second name would be taken for a document."""
    for name in specs:
        if name in (*PARTS, *TRANSPORTS) and not Path(name).exists():
            advice = (
                "several names of an option have commas between them: --with cli,mcp"
            )
            raise click.UsageError(f"there is no file {name!r}; {advice}")


def _templates(folder: Path | None) -> tuple[TemplateFile, ...]:
    """Read the user's templates; `click.ClickException` for what is none."""
    if folder is None:
        return ()
    try:
        return read_templates(folder)
    except DocumentError as refusal:
        text = format_report(refusal.diagnostics, None, all=True)
        raise click.ClickException(text.removeprefix("error: ")) from refusal


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
