"""Generating again whenever a document, an overlay or the configuration changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from generator import write as disk
from generator.commands.documents import STANDARD_INPUT
from generator.commands.generate import run
from generator.console.printable import printable
from generator.options import Options

_SUFFIXES = (".json", ".toml", ".yaml", ".yml")
_MOST = 20
"""Lines about names after each run."""


def watch(read_options: Callable[[], Options]) -> None:
    """Generate, and again after each change, until the process is interrupted.

    Args:
        read_options: reads arguments and configuration anew for each run.

    Raises:
        click.UsageError: the library that watches is not installed.
    """
    try:
        from watchfiles import watch as watch_files
    except ImportError as missing:
        message = "--watch needs the library watchfiles: pip install 'byhand[watch]'"
        raise click.UsageError(message) from missing
    options = read_options()
    if Path(STANDARD_INPUT) in options.request.specs:
        raise click.UsageError("--watch needs files: standard input is read once")
    run(options)
    folders = {path.absolute().parent for path in watched_paths(options)}
    output = options.output.absolute()
    for changes in watch_files(*folders, raise_interrupt=False):
        changed = [Path(name) for _, name in changes]
        if not any(is_input(path, output) for path in changed):
            continue
        _run_again(read_options)


def watched_paths(options: Options) -> Iterator[Path]:
    """Yield the documents, the overlays and the configuration of a run."""
    yield from options.request.specs
    yield from options.request.overlays
    source = options.request.configuration.source
    if source is not None:
        yield source.path


def is_input(path: Path, output: Path) -> bool:
    """Return whether a changed file may be read for an SDK: none that is emitted."""
    return path.suffix in _SUFFIXES and not path.is_relative_to(output)


def _run_again(read_options: Callable[[], Options]) -> None:
    """Generate, and print what that changes for users of the SDK."""
    try:
        options = read_options()
    except click.ClickException as error:
        error.show()
        return
    target = disk.Target(options.output, options.request.package)
    before = disk.published_names(target)
    run(options)
    lines = list(describe_changes(before, disk.published_names(target)))
    for line in lines[:_MOST]:
        click.echo(printable(line))
    if len(lines) > _MOST:
        click.echo(f"  and {len(lines) - _MOST} more")


def describe_changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each name that was added, removed or changed."""
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if before is None:
            yield f"  + {after}  ({key})"
        elif after is None:
            yield f"  - {before}  ({key})"
        else:
            yield f"  ~ {before} is now {after}  ({key})"
