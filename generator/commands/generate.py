"""Generate an SDK: take or make the result, print diagnostics, then write or compare."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import click
import msgspec

from generator import write as disk
from generator.commands.files import write_file
from generator.commands.name_stability import (
    Rename,
    describe_renames,
    find_renames,
    pin_names,
)
from generator.commands.versions import Versioned, resolve_version
from generator.configuration import FILE_NAME, read_configuration
from generator.configuration.source import ConfigurationSource
from generator.console import summary
from generator.console.name_changes import format_name_changes
from generator.console.printable import printable
from generator.console.progress import show_progress
from generator.console.report import format_report
from generator.diagnostics import Diagnostic, DocumentError, Locator
from generator.engine.cache.results import ResultCache
from generator.options import Options, Request
from generator.result import Result

_DONE, _FAILED = 0, 1


def run(options: Options) -> int:
    """Do what the options ask for.

    Returns:
        0 when it is done, 1 when the document, the output or the check failed.
    """
    try:
        return _run(options)
    except DocumentError as refusal:
        _print_diagnostics(refusal.diagnostics, refusal.document, options)
        if advice := summary.format_refused(refusal.diagnostics):
            click.echo(advice, err=True)
    except disk.OutputError as error:
        click.echo(summary.format_output_error(error), err=True)
    return _FAILED


def _run(options: Options) -> int:
    started = time.perf_counter()
    target = disk.Target(options.output, options.request.package)
    versioned = resolve_version(options, target)
    asked, options = options, versioned.options
    cache = ResultCache(options.request, is_enabled=not options.no_cache)
    result = cache.load(partial(_load_document, options.request))
    if result is None:
        result = _run_pipeline(options, cache)
    renames = find_renames(disk.published_names(target), result.names)
    if renames and options.keep_names:
        return _run(_pin(asked, renames))
    renamed = describe_renames(renames, is_check=options.check)
    diagnostics = renamed + result.diagnostics
    if diagnostics and not options.quiet:
        _print_diagnostics(diagnostics, result.document, options)
    with _in_background(partial(cache.store, result)):
        if options.check:
            return _compare(result, target, versioned)
        written = disk.write(
            {**result.files, **versioned.files},
            target,
            force=options.force,
            merge=options.merge,
            names=result.names,
            sources=options.sources,
            release=versioned.release,
            continued=frozenset(versioned.files),
        )
    if not options.quiet:
        seconds = time.perf_counter() - started
        click.echo(summary.format_done(result, diagnostics, written, target, seconds))
    if written.conflicts:
        click.echo(summary.format_conflicts(written.conflicts, target), err=True)
        return _FAILED
    return _DONE


def _pin(options: Options, renames: tuple[Rename, ...]) -> Options:
    """Write published names into the configuration, and return options with them.

    Raises:
        click.UsageError: the configuration cannot be written.
    """
    loaded = options.request.configuration
    source = loaded.source or ConfigurationSource(Path(FILE_NAME), "")
    write_file(source.path, pin_names(source.text, source.prefix, renames))
    pinned = read_configuration(source.path)
    values = msgspec.structs.replace(
        loaded.values, resources=pinned.values.resources, models=pinned.values.models
    )
    request = replace(options.request, configuration=replace(pinned, values=values))
    names = ", ".join(row.old for row in renames)
    click.echo(printable(f"{source.path}: pinned {names}"), err=True)
    return replace(options, request=request, keep_names=False)


@contextmanager
def _in_background(work: Callable[[], object]) -> Generator[None]:
    """Do work in a thread while the block runs: most of both is waiting for disks."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        yield
        done.result()


def _run_pipeline(options: Options, cache: ResultCache) -> Result:
    # The stages, and with them every heavy package.
    from generator.engine.fast_pipeline import generate
    from generator.engine.time_limit import limit_time

    request = options.request
    with (
        limit_time(request.limits.max_seconds, request.specs[0]),
        show_progress(quiet=options.quiet) as progress,
    ):
        result, files_read = generate(request, progress)
        return cache.wrap(result, files_read)


def _load_document(request: Request) -> Locator:
    from generator.commands.surfaces import load_configured

    return load_configured(request)


def _print_diagnostics(
    diagnostics: Sequence[Diagnostic], document: Locator | None, options: Options
) -> None:
    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    ascii_only = not encoding.lower().startswith("utf")
    text = format_report(
        diagnostics, document, all=options.every, ascii_only=ascii_only
    )
    click.echo(text, err=True)


def _compare(result: Result, target: disk.Target, versioned: Versioned) -> int:
    """Print how the disk differs, and return the exit code."""
    options = versioned.options
    drift = disk.check(
        {**result.files, **versioned.files},
        target,
        merge=options.merge,
        names=result.names,
        sources=options.sources,
        release=versioned.release,
        continued=frozenset(versioned.files),
    )
    if not drift:
        if not options.quiet:
            click.echo(f"{target.folder.as_posix()} is up to date")
        return _DONE
    changes = list(format_name_changes(disk.published_names(target), result.names))
    click.echo("".join(f"{line}\n" for line in changes), nl=False)
    click.echo(summary.escape_lines(drift.diff), nl=False)
    click.echo(summary.format_stale(drift, target), err=True)
    return _FAILED
