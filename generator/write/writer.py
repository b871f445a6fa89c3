"""Putting an emitted SDK on disk: all of it, or none of it for now."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from . import filesystem as disk
from . import journal, manifest
from .errors import disk_errors
from .lock import locked
from .paths import Target, first_clash
from .plan import permit, survey
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
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    completed: bool


def write(
    files: Mapping[str, str | bytes],
    target: Target,
    *,
    force: bool = False,
    names: Mapping[str, str] | None = None,
    sources: Mapping[str, str] | None = None,
    patience: float = _PATIENCE,
) -> Written:
    """Make the disk hold exactly these files, as far as the generator owns it.

    Args:
        files: path with `/`, relative to the output folder -> content.
        force: whether owned files that somebody edited may be replaced.
        names: JSON Pointer -> published name, kept in the manifest.
        sources: URL -> digest of what was read there, kept in the manifest.
        patience: how many seconds to wait while another run writes here.

    Raises:
        OutputError: nothing was changed, or a journal tells what is left to do.
        ValueError: the paths are unsafe, which the generator has to answer for.
    """
    check_paths(files, target)
    with disk_errors(target.output), _workplace(target, patience):
        completed = _complete(target, force=force)
        wanted = with_manifest(files, target, names or {}, sources or {})
        found = survey(target, wanted, manifest.read(target))
        permit(found, target, force=force)
        changes = found.changes()
        if changes:
            journal.record(target, changes, wanted)
            journal.apply(target, changes, force=force)
    gone = tuple(change.path for change in changes if change.after is None)
    new = tuple(change.path for change in changes if change.after is not None)
    return Written(new, gone, len(wanted) - len(new), completed)


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


def with_manifest(
    files: Mapping[str, str | bytes],
    target: Target,
    names: Mapping[str, str],
    sources: Mapping[str, str],
) -> dict[str, bytes]:
    """Return the files as bytes, together with the manifest that lists them."""
    contents = {
        path: text.encode("utf-8") if isinstance(text, str) else text
        for path, text in files.items()
    }
    owned = {path: disk.fingerprint(content) for path, content in contents.items()}
    listed = manifest.Manifest(owned, names, sources)
    shared = _update_shared(contents, target)
    return contents | shared | {target.manifest: listed.to_bytes()}


def _update_shared(contents: Mapping[str, bytes], target: Target) -> dict[str, bytes]:
    """Return the shared files that somebody changed, each with what is new in it.

    The manifest keeps the fingerprint of what was generated, whatever they made of it.
    """
    kept = manifest.read(target)
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
