"""Comparing what is on disk with what would be written, and writing nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import filesystem as disk
from . import journal, manifest
from .paths import Target
from .plan import Survey, survey
from .writer import check_paths, want


@dataclass(frozen=True, slots=True)
class Drift:
    """The differences between the disk and the emitted files; true if there is one.

    Attributes:
        missing: files that are not there.
        stale: files as the generator left them, which it would now write otherwise.
        edited: files that somebody changed.
        extra: files of the generator that it would now remove.
        conflicts: files with edits that have marks of conflicts.
        foreign: files of somebody else in the package's folder; they are no drift.
        unfinished: the journal of an interrupted run, None without one.
        diff: a unified diff that leads from the disk to what is emitted, without the
            manifest: the other files say what changes.
    """

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    edited: tuple[str, ...]
    extra: tuple[str, ...]
    conflicts: tuple[str, ...]
    foreign: tuple[str, ...]
    unfinished: Path | None
    diff: str

    def __bool__(self) -> bool:
        return bool(self.unfinished or self.paths or self.conflicts)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file that differs, sorted."""
        every = {*self.missing, *self.stale, *self.edited, *self.extra}
        return tuple(sorted(every))


def check(
    files: Mapping[str, str | bytes],
    target: Target,
    *,
    merge: bool = False,
    names: Mapping[str, str] | None = None,
    sources: Mapping[str, str] | None = None,
    release: Any = None,
    continued: frozenset[str] = frozenset(),
) -> Drift:
    """Compare the disk with these files; the arguments are those of `write`.

    Raises:
        OutputError: the output cannot be read, or something is in the way.
    """
    check_paths(files, target)
    disk.refuse_link(target.output)
    intended = want(files, target, names, sources, release, continued, merge=merge)
    wanted = intended.files
    unfinished = journal.read(target) is not None
    found = survey(target, wanted, manifest.read(target), intended.edits)
    changed = [change.path for change in found.changes()]
    return Drift(
        missing=tuple(path for path in changed if path not in found.found),
        stale=tuple(path for path in changed if _is_stale(found, path)),
        edited=tuple(path for path in changed if _is_edited(found, path)),
        extra=tuple(path for path in changed if path not in found.wanted),
        conflicts=intended.conflicts,
        foreign=found.foreign,
        unfinished=target.journal if unfinished else None,
        diff="".join(
            line
            for path in changed
            if path != target.manifest
            for line in _diff(target, path, wanted)
        ),
    )


def _is_edited(found: Survey, path: str) -> bool:
    both = path in found.found and path in found.wanted
    return both and found.found[path] != found.owned.get(path)


def _is_stale(found: Survey, path: str) -> bool:
    both = path in found.found and path in found.wanted
    return both and found.found[path] == found.owned.get(path)


def _diff(target: Target, path: str, wanted: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the lines of one file's diff, each with its line end."""
    old = disk.read(target.output, path)
    new = wanted.get(path)
    here = (target.output / path).as_posix()
    lines = difflib.unified_diff(
        _lines(old),
        _lines(new),
        fromfile=here if old is not None else "/dev/null",
        tofile=here if new is not None else "/dev/null",
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes | None) -> list[str]:
    """Split at LF only: other line separators are content, which a diff must show."""
    text = (content or b"").decode("utf-8", "backslashreplace")
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])
