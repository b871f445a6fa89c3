"""Files that belong to the user: written once, never over others unasked."""

from __future__ import annotations

import os
from pathlib import Path

import click


def check_new(path: Path, *, force: bool) -> None:
    """Refuse to write over a file.

    Raises:
        click.UsageError: there is one, and it may not be replaced.
    """
    if path.exists() and not force:
        raise click.UsageError(f"{path} is there already: --force replaces it")


def write_file(path: Path, text: str) -> None:
    """Write a file whole, its folder too.

    Raises:
        click.UsageError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as failure:
        message = f"{path} cannot be written: {failure.strerror}"
        raise click.UsageError(message) from failure


def relative(path: Path, folder: Path) -> str:
    """Return a path as it is written in a configuration of a folder."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.absolute().as_posix()
