"""The files that a run read, by which a later run knows that nothing changed."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from generator.document.files_read import FilesRead


class InputFingerprint(Struct, frozen=True):
    """Files by path, and the paths that references were resolved to.

    Attributes:
        contents: size in bytes and SHA-256 of each file.
        links: paths before and after resolving symbolic links; None for no path.
    """

    contents: dict[str, tuple[int, str]]
    links: dict[str, str | None]

    def matches(self, named: Iterable[Path]) -> bool:
        """Return whether a load of the `named` files would read the same again."""
        return (
            all(str(path) in self.contents for path in named)
            and all(_resolve(path) == target for path, target in self.links.items())
            and all(_is_unchanged(path, *row) for path, row in self.contents.items())
        )


def fingerprint(read: FilesRead) -> InputFingerprint:
    """Return the fingerprint of the files that a load read."""
    return InputFingerprint(read.contents, read.links)


def _resolve(path: str) -> str | None:
    try:
        return str(Path(path).resolve())
    except (OSError, RuntimeError, ValueError):
        return None


def _is_unchanged(name: str, size: int, digest: str) -> bool:
    path = Path(name)
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) or state.st_size != size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except (OSError, ValueError):
        return False
