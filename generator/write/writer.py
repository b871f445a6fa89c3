"""Putting an emitted SDK on disk: all of it, or none of it for now."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from . import filesystem as disk
from . import journal, manifest
from .errors import disk_errors
from .lock import locked
from .merging import Merged, merge_edits
from .paths import Target, first_clash
from .plan import Change, permit, survey
from .shared_files import is_shared, update_shared

_PATIENCE = 30.0  # seconds that one run waits for another


@dataclass(frozen=True, slots=True)
class Written:
    """The changes that a run made to the disk; paths are relative to the output folder.

    Attributes:
        written: files that were created or replaced.
        removed: files that are no longer emitted.
        unchanged: how many files were right already and were not touched.
        completed: whether a write that had been interrupted was completed first.
        conflicts: files in which edits and what is generated now are both marked.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    completed: bool
    conflicts: tuple[str, ...] = ()


def write(
    files: Mapping[str, str | bytes],
    target: Target,
    *,
    force: bool = False,
    merge: bool = False,
    names: Mapping[str, str] | None = None,
    sources: Mapping[str, str] | None = None,
    release: Any = None,
    continued: frozenset[str] = frozenset(),
    patience: float = _PATIENCE,
) -> Written:
    """Make the disk hold exactly these files, as far as the generator owns it.

    Args:
        files: path with `/`, relative to the output folder -> content.
        force: whether owned files that somebody edited may be replaced.
        merge: whether such edits are merged with what is generated.
        names: JSON Pointer -> published name, kept in the manifest.
        sources: URL -> digest of what was read there, kept in the manifest.
        release: JSON about the version, kept in the manifest.
        continued: files that continue what is on disk, whoever wrote that.
        patience: how many seconds to wait while another run writes here.

    Raises:
        OutputError: nothing was changed, or a journal tells what is left to do.
        ValueError: the paths are unsafe, which the generator has to answer for.
    """
    check_paths(files, target)
    with disk_errors(target.output), _workplace(target, patience):
        completed = _complete(target, force=force)
        wanted = want(files, target, names, sources, release, continued, merge=merge)
        found = survey(target, wanted.files, manifest.read(target), wanted.edits)
        permit(found, target, force=force)
        changes = found.changes()
        if changes:
            journal.record(target, changes, wanted.files)
            journal.apply(target, changes, force=force)
    return _tell(changes, wanted, completed=completed)


def _tell(changes: Sequence[Change], wanted: Wanted, *, completed: bool) -> Written:
    """Return what was changed on disk."""
    return Written(
        written=tuple(row.path for row in changes if row.after is not None),
        removed=tuple(row.path for row in changes if row.after is None),
        unchanged=len(wanted.files) - sum(row.after is not None for row in changes),
        completed=completed,
        conflicts=wanted.conflicts,
    )


def check_paths(files: Iterable[str], target: Target) -> None:
    """Refuse paths that an SDK cannot own, or that are one file on some disks.

    Raises:
        ValueError: there are some, which the generator has to answer for.
    """
    paths = list(files)
    unsafe = [path for path in paths if not target.may_own(path)]
    clash = first_clash([*paths, target.manifest])
    if unsafe or clash:
        raise ValueError(f"unsafe output paths: {unsafe or clash}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The contents that the disk shall have, manifest included.

    Attributes:
        files: by path below the output folder.
        edits: the paths that hold edits of somebody, which are in them.
        conflicts: those of them with marks of conflicts.
    """

    files: Mapping[str, bytes]
    edits: frozenset[str]
    conflicts: tuple[str, ...]


def want(
    files: Mapping[str, str | bytes],
    target: Target,
    names: Mapping[str, str] | None,
    sources: Mapping[str, str] | None,
    release: Any,
    continued: frozenset[str],
    *,
    merge: bool,
) -> Wanted:
    """Return the files as bytes, with somebody's edits, and the manifest of them.

    The manifest keeps the fingerprint of what was generated, whatever became of it. It
    does not own files that are only continued: they may be edited, and are not removed.
    """
    contents = {
        path: text.encode("utf-8") if isinstance(text, str) else text
        for path, text in files.items()
    }
    kept = manifest.read(target)
    merged = merge_edits(target, contents, kept) if merge else Merged()
    shared = _update_shared(contents, target, kept)
    owned = {p: disk.fingerprint(contents[p]) for p in contents if p not in continued}
    present = [p for p in continued if disk.read(target.output, p) is not None]
    listed = manifest.Manifest(
        owned, names or {}, sources or {}, merged.generated, release
    )
    return Wanted(
        files={
            **contents,
            **shared,
            **merged.contents,
            target.manifest: listed.to_bytes(),
        },
        edits=frozenset((*shared, *merged.contents, *present)),
        conflicts=merged.conflicts,
    )


def _update_shared(
    contents: Mapping[str, bytes], target: Target, kept: manifest.Manifest | None
) -> dict[str, bytes]:
    """Return the shared files that somebody changed, each with what is new in it."""
    owned = kept.files if kept else {}
    updated: dict[str, bytes] = {}
    for path in filter(is_shared, {*contents} & {*owned}):
        current = disk.read(target.output, path)
        if current is not None and disk.fingerprint(current) != owned[path]:
            place = target.output / path
            updated[path] = update_shared(path, current, contents[path], place)
    return updated


@contextmanager
def _workplace(target: Target, patience: float) -> Generator[None]:
    """Hold the lock, and leave nothing behind but a journal that is still needed."""
    made = not target.output.exists()
    disk.refuse_link(target.output)
    target.output.mkdir(parents=True, exist_ok=True)
    try:
        disk.refuse_link(target.work)
        with locked(target.work, patience):
            disk.refuse_other_disk(target.folder, target.work)
            journal.clear(target)
            try:
                yield
            finally:
                journal.clear(target)
    finally:
        if made:
            with suppress(OSError):  # it is not empty: the SDK is in it
                target.output.rmdir()


def _complete(target: Target, *, force: bool) -> bool:
    """Finish what an interrupted run left, and tell whether there was anything."""
    unfinished = journal.read(target)
    if unfinished is None:
        return False
    journal.apply(target, unfinished, force=force)
    journal.clear(target)
    return True
