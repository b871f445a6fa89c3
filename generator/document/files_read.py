"""The files that a load read, and the paths that it followed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FilesRead:
    """Everything on disk that decides what a load returns.

    Attributes:
        contents: the size in bytes and the SHA-256 of each file, by its path as it was
            opened.
        links: each path of a reference, with all symbolic links resolved; None for
            text that cannot be a path. A link may lead to another file later.
    """

    contents: dict[str, tuple[int, str]] = field(default_factory=dict)
    links: dict[str, str | None] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(size for size, _ in self.contents.values())

    def add(self, path: Path, data: bytes) -> None:
        """Record the content of the file at `path`."""
        self.contents[str(path)] = len(data), hashlib.sha256(data).hexdigest()

    def resolve(self, path: Path) -> Path | None:
        """Return `path` with links resolved, and record it; None for what is no path."""
        resolved = resolve_path(path)
        self.links[str(path)] = None if resolved is None else str(resolved)
        return resolved


def resolve_path(path: Path) -> Path | None:
    """Return a path with all symbolic links resolved; None for what is no path."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
