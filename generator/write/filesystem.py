"""Reading what is on disk without following links, and reaching the disk itself."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .errors import OutputError, disk_errors


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read(root: Path, relative: str) -> bytes | None:
    """Return the bytes of a file below a folder, None when there is no such file.

    Raises:
        OutputError: the file or a folder on the way is a link or is special.
    """
    path = root / relative
    if not _is_plain(root, relative):
        return None
    with disk_errors(path):
        return path.read_bytes()


def _is_plain(root: Path, relative: str) -> bool:
    """Tell whether a file is there, and refuse whatever is not a plain one."""
    *folders, name = relative.split("/")
    place = root
    for folder in ("", *folders):
        place = place / folder
        mode = _mode(place)
        if mode is None:
            return False
        if not stat.S_ISDIR(mode):
            raise OutputError("is in the way: a folder is needed here", place)
    mode = _mode(place / name)
    if mode is not None and not stat.S_ISREG(mode):
        raise OutputError("is in the way: a file is needed here", place / name)
    return mode is not None


def refuse_link(path: Path) -> None:
    """Raise an OutputError when a path is a symbolic link."""
    _mode(path)


def refuse_other_disk(folder: Path, staged: Path) -> None:
    """Raise an OutputError when files cannot be renamed from one to the other."""
    if folder.is_dir() and os.stat(folder).st_dev != os.stat(staged).st_dev:
        help = "mount the folder above it instead"
        raise OutputError(
            "is a mount point, so files cannot be replaced whole", folder, help
        )


def _mode(path: Path) -> int | None:
    """Return the type bits of what is at a path, None for nothing; refuse links."""
    with disk_errors(path):
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            return None
    if stat.S_ISLNK(mode):
        help = "give the folder itself, or remove the link"
        raise OutputError("is a symbolic link, which is not followed", path, help)
    return mode


def listing(root: Path, folder: str) -> Iterator[str]:
    """Yield each file below `root/folder`, relative to root, in a fixed order.

    Links are yielded, not followed. Python's own `__pycache__` is passed over.
    """
    with disk_errors(root / folder):
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
    for entry in entries:
        relative = f"{folder}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            yield relative
        elif entry.name != "__pycache__":
            yield from listing(root, relative)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist, and return when the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Return when the disk has the entries of a folder, where it can be asked to."""
    if os.name == "nt":
        return  # Windows opens no folders and orders renames by itself
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
