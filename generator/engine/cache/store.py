"""Entries of the user's cache folder: bytes by key, safe to lose and to share.

An entry is whole or absent, as it is renamed into its place; one that was cut short or
altered is not given back. Nothing here fails: a disk that is full, read-only or absent
only means that nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

_MOST_BYTES = 256 * 1024 * 1024
_MOST_ENTRIES = 64
_DIGEST = hashlib.sha256().digest_size


def read(key: str) -> memoryview | None:
    """Return the entry of that key, None where there is none that is whole."""
    try:
        folder = _folder()
        if not _is_private(folder):
            return None
        path = folder / key
        data = path.read_bytes()
        os.utime(path)  # what is used is kept
    except (OSError, RuntimeError):
        return None
    content = memoryview(data)[_DIGEST:]
    return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None


def write(key: str, content: Iterable[bytes]) -> None:
    """Keep an entry, given piece by piece, and drop the least recently used ones."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder):
            _put(folder, key, content)
            _prune(folder)


def _put(folder: Path, key: str, content: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            digest = hashlib.sha256()
            file.write(bytes(_DIGEST))
            for piece in content:
                digest.update(piece)
                file.write(piece)
            file.seek(0)
            file.write(digest.digest())
        os.replace(name, folder / key)
    except BaseException:
        os.unlink(name)
        raise


def _prune(folder: Path) -> None:
    """Remove the oldest files; what a crash left half written is among them."""
    found = [(path, path.stat()) for path in folder.iterdir()]
    total = 0
    newest = sorted(found, key=lambda row: row[1].st_mtime_ns, reverse=True)
    for place, (path, state) in enumerate(newest):
        total += state.st_size
        if place and (place >= _MOST_ENTRIES or total > _MOST_BYTES):
            path.unlink()


def _folder() -> Path:
    return user_cache_path("byhand", appauthor=False) / "results"


def _is_private(folder: Path) -> bool:
    """Return whether nobody else can write entries; Windows' profiles are private."""
    if os.name != "posix":
        return True
    found = folder.lstat()
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return mine and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
