"""One run of the command: generate, tell what was found, then write or compare."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from . import write as disk
from .console import summary
from .console.progress import shown
from .console.report import report
from .diagnostics import Diagnostic, DocumentError, Locator
from .engine.cache import Results
from .naming.name_stability import renamed
from .options import Options
from .result import Result

if TYPE_CHECKING:
    from .pipeline import Request

_DONE, _FAILED = 0, 1


def run(options: Options) -> int:
    """Do what the options ask for.

    Returns:
        0 when it is done, 1 when the document, the output or the check failed.
    """
    try:
        return _run(options)
    except DocumentError as refusal:
        _tell(refusal.diagnostics, refusal.document, options)
        if advice := summary.refused(refusal.diagnostics):
            click.echo(advice, err=True)
    except disk.OutputError as error:
        click.echo(summary.refusal(error), err=True)
    return _FAILED


def _run(options: Options) -> int:
    started = time.perf_counter()
    target = disk.Target(options.output, options.package)
    results = Results(options)
    result = results.recall(partial(_document, options))
    if result is None:
        result = results.made(_fresh(options))
    found = result.diagnostics + renamed(disk.published_names(target), result.names)
    if found and not options.quiet:
        _tell(found, result.document, options)
    with _beside(partial(results.keep, result)):
        if options.check:
            return _compare(result, target, options)
        written = disk.write(
            result.files, target, force=options.force, names=result.names
        )
    if not options.quiet:
        seconds = time.perf_counter() - started
        click.echo(summary.done(result, found, written, target, seconds))
    return _DONE


@contextmanager
def _beside(work: Callable[[], object]) -> Generator[None]:
    """Do work in a thread while the block runs: most of both is waiting for disks."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        yield
        done.result()


def _fresh(options: Options) -> Result:
    from .document.clock import limited
    from .pipeline import generate  # the stages, and with them every heavy package

    request = _request(options)
    with (
        limited(request.budgets.max_seconds, request.specs[0]),
        shown(quiet=options.quiet) as stage,
    ):
        return generate(request, stage)


def _document(options: Options) -> Locator:
    from .pipeline import read

    return read(_request(options))


def _request(options: Options) -> Request:
    from .document.budgets import Budgets
    from .pipeline import Request

    return Request(
        specs=options.specs,
        package=options.package,
        overlays=options.overlays,
        dist=options.dist,
        parts=options.parts,
        transports=options.transports,
        allow_invalid=options.allow_invalid,
        ref_root=options.ref_root,
        budgets=Budgets(**options.limits),
    )


def _tell(
    found: Sequence[Diagnostic], document: Locator | None, options: Options
) -> None:
    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    ascii_only = not encoding.lower().startswith("utf")
    text = report(found, document, all=options.every, ascii_only=ascii_only)
    click.echo(text, err=True)


def _compare(result: Result, target: disk.Target, options: Options) -> int:
    """Print how the disk differs, and return the exit code."""
    drift = disk.check(result.files, target, names=result.names)
    if not drift:
        if not options.quiet:
            click.echo(f"{target.folder.as_posix()} is up to date")
        return _DONE
    click.echo(summary.plain(drift.diff), nl=False)
    click.echo(summary.stale(drift, target), err=True)
    return _FAILED
