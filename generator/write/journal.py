"""Changing many files so that a crash at any moment loses none of them.

All new contents are staged first and on the disk; then the journal, which lists
every change, appears under its name in one step; only then files are renamed
into place, each whole. While the journal is there, anyone can complete the work:
`apply` does what is left to do, and doing it twice does nothing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from . import filesystem as files
from .errors import OutputError
from .paths import Target
from .plan import Change

_AT_ONCE = 8
"""The files that wait for the disk at a time: it takes several in one go."""


def record(
    target: Target, changes: Sequence[Change], contents: Mapping[str, bytes]
) -> None:
    """Stage the new contents, then write the journal; change nothing yet.

    Args:
        contents: the bytes of at least every file that a change creates or replaces.
    """
    staged = _staged(target)
    staged.mkdir()

    def stage(index: int, change: Change) -> None:
        if change.after is not None:
            files.write_new(staged / str(index), contents[change.path])

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(stage, range(len(changes)), changes):
            pass  # or raise what staging it raised
    files.settle(staged)
    draft = staged / "journal"
    files.write_new(draft, _to_bytes(changes))
    os.replace(draft, target.journal)
    files.settle(target.work)


def apply(target: Target, changes: Sequence[Change], *, force: bool) -> None:
    """Make every recorded change that is not made yet, then strike the journal.

    Raises:
        OutputError: a file is neither as it was nor as it shall be. Without `force`
            it stays as it is, and so does the journal.
    """
    for index, change in enumerate(changes):
        _make(target, change, _staged(target) / str(index), force)
    for change in changes:
        if change.after is None:
            _prune(target, (target.output / change.path).parent)
    for folder in {(target.output / change.path).parent for change in changes}:
        if folder.is_dir():
            files.settle(folder)
    target.journal.unlink()


def clear(target: Target) -> None:
    """Remove what was staged, unless a journal says that it is still needed."""
    if not target.journal.exists():
        shutil.rmtree(_staged(target), ignore_errors=True)


def read(target: Target) -> tuple[Change, ...] | None:
    """Return the changes that an interrupted run left unfinished, None for none."""
    content = files.read(target.output, f"{target.work.name}/{target.journal.name}")
    if content is None:
        return None
    try:
        changes = tuple(_change(entry) for entry in json.loads(content))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(target) from error
    if not all(target.may_own(change.path) for change in changes):
        raise _damaged(target)
    return changes


def _make(target: Target, change: Change, staged: Path, force: bool) -> None:
    """Make one change, unless it is made already."""
    path = target.output / change.path
    content = files.read(target.output, change.path)
    now = None if content is None else files.fingerprint(content)
    if change.after is None:
        if now == change.before:  # else it is gone, or has become somebody's own
            path.unlink(missing_ok=True)
        return
    if now == change.after or not staged.exists():
        return  # a staged file leaves by its rename only
    if now not in (None, change.before) and not force:
        help = "move the edits elsewhere, or replace them with --force"
        raise OutputError("was edited while it was being written", path, help)
    if files.fingerprint(staged.read_bytes()) != change.after:
        raise _damaged(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.replace(staged, path)


def _prune(target: Target, folder: Path) -> None:
    """Remove a folder and those above it as long as they are empty."""
    while folder not in (target.folder, target.output):
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent


def _staged(target: Target) -> Path:
    return target.work / "staged"


def _to_bytes(changes: Sequence[Change]) -> bytes:
    entries = [[change.path, change.before, change.after] for change in changes]
    return json.dumps(entries).encode("ascii")


def _change(entry: Any) -> Change:
    """Read one entry of the journal; anything else is a ValueError or TypeError."""
    path, before, after = entry
    if not isinstance(path, str):
        raise TypeError("no path")
    return Change(path, before, after)


def _damaged(target: Target) -> OutputError:
    help = "remove this folder, and run again with --force"
    return OutputError(
        "the journal of an interrupted run is damaged", target.work, help
    )
