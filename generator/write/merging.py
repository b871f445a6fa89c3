"""Edits of generated files, carried over into what is generated now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import filesystem as disk
from .errors import OutputError
from .git_history import find_content, has_marks, merge_three
from .manifest import Manifest
from .paths import Target
from .shared_files import is_shared


@dataclass(frozen=True, slots=True)
class Merged:
    """Files that hold somebody's edits.

    Attributes:
        contents: what shall stand in them, by path.
        generated: the same files as they are generated, for the next merge.
        conflicts: those in which both changed the same lines, now or at an earlier merge
            that nobody resolved.
    """

    contents: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    generated: Mapping[str, str] = field(default_factory=dict[str, str])
    conflicts: tuple[str, ...] = ()


def merge_edits(
    target: Target, contents: Mapping[str, bytes], kept: Manifest | None
) -> Merged:
    """Merge every edited file with what is generated now.

    Three texts make a merge: the edited one, the generated one, and the one that was
    generated last time. That is in the manifest if the file was merged before, else in
    git, where its digest finds it.

    Raises:
        OutputError: the last text of a file is nowhere, or git is not there.
    """
    merged: dict[str, bytes] = {}
    generated: dict[str, str] = {}
    conflicts: list[str] = []
    for path, current in _edited(target, contents, kept or Manifest()):
        base = _base(target, path, kept or Manifest())
        new = contents[path]
        text, count = (
            (current, 0)
            if base == new
            else merge_three(target.output / path, current, base, new)
        )
        merged[path], generated[path] = text, new.decode()
        if count or has_marks(text):
            conflicts.append(path)
    return Merged(merged, generated, tuple(conflicts))


def _edited(
    target: Target, contents: Mapping[str, bytes], kept: Manifest
) -> Iterator[tuple[str, bytes]]:
    """The files of the generator that somebody changed, and how they are."""
    for path in sorted({*kept.files} & {*contents}):
        current = None if is_shared(path) else disk.read(target.output, path)
        digest = None if current is None else disk.fingerprint(current)
        if (
            current is not None
            and digest != kept.files[path]
            and current != contents[path]
        ):
            yield path, current


def _base(target: Target, path: str, kept: Manifest) -> bytes:
    """The file as it was generated last time."""
    if path in kept.merged:
        return kept.merged[path].encode()
    found = find_content(target.output / path, kept.files[path])
    if found is None:
        help = (
            "commit generated files before you edit them, move the edits to a file of "
            "your own, or replace them with --force"
        )
        message = "cannot be merged: git does not have it as it was generated"
        raise OutputError(message, target.output / path, help)
    return found
