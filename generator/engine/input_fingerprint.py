"""What one load took from the disk: enough to tell later whether it is the same."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field


class Content(Struct, frozen=True):
    """The size of a file in bytes, and the SHA-256 of what it holds."""

    size: int
    digest: str


class Inputs(Struct, frozen=True):
    """The files that were read, and where references to files led.

    Attributes:
        files: what each file held, by its path as it was opened.
        links: what paths in references stand for with all links resolved; None for
            what is no path. Another file may lie there later.
    """

    files: dict[str, Content] = field(default_factory=dict)
    links: dict[str, str | None] = field(default_factory=dict)

    def note(self, path: Path, data: bytes) -> None:
        """Keep what the file at `path` held when it was read."""
        self.files[str(path)] = Content(len(data), hashlib.sha256(data).hexdigest())

    def resolved(self, path: Path) -> Path | None:
        """Return `path` with links resolved, and keep it; None for what is no path."""
        found = _resolved(path)
        self.links[str(path)] = None if found is None else str(found)
        return found

    def unchanged(self, named: Iterable[Path]) -> bool:
        """Whether a load of the `named` files would read the same again."""
        return (
            all(str(path) in self.files for path in named)
            and all(_target(path) == found for path, found in self.links.items())
            and all(_holds(Path(path), was) for path, was in self.files.items())
        )


def _target(path: str) -> str | None:
    found = _resolved(Path(path))
    return None if found is None else str(found)


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _holds(path: Path, content: Content) -> bool:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size != content.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == content.digest
    except (OSError, ValueError):
        return False
