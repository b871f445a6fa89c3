"""The documents that are named: files, globs, URLs and standard input."""

from __future__ import annotations

import glob
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator.configuration import FILE_NAME, LoadedConfiguration
from generator.console.printable import printable
from generator.fetching.addresses import is_url
from generator.fetching.errors import FetchError
from generator.limits import Limits

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """The documents of a run.

    Attributes:
        paths: where they can be read.
        sources: SHA-256 of what was fetched, by URL.
    """

    paths: tuple[Path, ...]
    sources: Mapping[str, str]


class UnreachableError(click.ClickException):
    """A document that cannot be fetched."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print it in the form of a diagnostic."""
        click.echo(printable(f"error: {self.message} [fetch]"), file=file, err=True)


def find_documents(
    specs: Sequence[str],
    loaded: LoadedConfiguration,
    limits: Limits,
    *,
    is_cached: bool,
) -> NamedDocuments:
    """Return the documents that the command line names, or else the configuration.

    Raises:
        click.ClickException: none is named, or one cannot be fetched.
    """
    named = specs or configured_specs(loaded)
    if not named:
        raise click.UsageError(_nothing_to_do(loaded))
    urls = [spec for spec in named if is_url(spec)]
    if not urls:
        return NamedDocuments(tuple(map(Path, named)), {})
    from generator.fetching.mirror import fetch  # most runs need no network

    try:
        fetched = {url: fetch(url, limits, is_cached=is_cached) for url in urls}
    except FetchError as failure:
        raise UnreachableError(str(failure)) from failure
    return NamedDocuments(
        tuple(fetched[spec].path if spec in fetched else Path(spec) for spec in named),
        {url: sum for each in fetched.values() for url, sum in each.sources.items()},
    )


def configured_specs(loaded: LoadedConfiguration) -> tuple[str, ...]:
    """Return the documents that a configuration names, its globs expanded.

    Raises:
        click.UsageError: a glob matches no file.
    """
    found: list[str] = []
    for spec in loaded.values.specs:
        path = loaded.folder / spec
        if is_url(spec) or spec == STANDARD_INPUT:
            found.append(spec)
        elif not glob.has_magic(spec) or path.exists():
            found.append(str(path))
        else:
            matches = sorted(glob.glob(str(path), recursive=True))
            if not matches and loaded.source:
                message = f"{loaded.source.path}: {spec!r} matches no file"
                raise click.UsageError(message)
            found += matches
    return tuple(dict.fromkeys(found))


def identify(spec: str) -> str:
    """Return what tells a document from others: its URL, or where it is."""
    return spec if is_url(spec) else str(Path(spec).resolve())


def _nothing_to_do(loaded: LoadedConfiguration) -> str:
    if loaded.source is not None:
        return f"{loaded.source.path} names no documents: add `specs` or name a SPEC"
    return (
        f"name a SPEC: there is no {FILE_NAME} here or above that names any"
        " (`byhand init SPEC` writes one)"
    )
