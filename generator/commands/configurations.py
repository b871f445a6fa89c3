"""The configuration of a run: the one that is named, or that of the working folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.commands.documents import configured_specs, identify
from generator.configuration import (
    LoadedConfiguration,
    find_configuration,
    read_configuration,
)
from generator.console.report import format_report
from generator.diagnostics import DocumentError


class ConfigurationError(click.UsageError):
    """A configuration that cannot be used; the message is the whole report."""

    def show(self, file: Any = None) -> None:
        """Print the report as it is: it has its places already."""
        click.echo(self.message, file=file, err=file is None)


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
        known = set(map(identify, configured_specs(loaded)))
        if not set(map(identify, specs)) <= known:
            _note_left_aside(loaded.source.path)
            return LoadedConfiguration()
    return loaded


def _note_left_aside(path: Path) -> None:
    """Say once in a run that a configuration does not apply; `diff` reads it twice."""
    context = click.get_current_context(silent=True)
    told: dict[str, Any] = {} if context is None else context.meta
    if __name__ in told:
        return
    told[__name__] = path
    text = f"{path} names other documents and is left aside"
    click.echo(f"{text} (--config {path} applies it)", err=True)
