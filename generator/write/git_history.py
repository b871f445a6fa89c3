"""Git, asked for earlier texts of a file and for merges of three texts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import OutputError
from .filesystem import fingerprint

_SECONDS = 60.0
"""The time that one command of git may take."""
_MOST = "1000"
"""Commits of one file that are looked through."""
_LABELS = ("edited", "generated last time", "generated now")


def find_content(path: Path, digest: str) -> bytes | None:
    """Return the content that a file once had, None where git does not have it.

    Args:
        path: of the file, which need not exist.
        digest: the SHA-256 of the content.
    """
    for blob in dict.fromkeys(_blobs(path)):
        content = _run(path.parent, "cat-file", "blob", blob)
        if content is not None and fingerprint(content) == digest:
            return content
    return None


def merge_three(
    path: Path, current: bytes, base: bytes, new: bytes
) -> tuple[bytes, int]:
    """Merge what somebody made of a text with what the generator makes of it.

    Returns:
        The text, and how many conflicts are marked in it.

    Raises:
        OutputError: there is no git, or the file is no text to it.
    """
    with TemporaryDirectory(prefix="byhand-") as folder:
        files = [Path(folder, str(number)) for number in range(3)]
        for file, content in zip(files, (current, base, new), strict=True):
            file.write_bytes(content)
        labels = [word for label in _LABELS for word in ("-L", label)]
        command = ["git", "merge-file", "-p", *labels, *map(str, files)]
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OutputError(f"cannot be merged by git: {error}", path) from error
    if done.returncode > 127:
        said = done.stderr.decode(errors="replace").strip()
        raise OutputError(f"cannot be merged by git: {said}", path)
    return done.stdout, done.returncode


def has_marks(text: bytes) -> bool:
    """Return whether a merge left marks of a conflict that nobody resolved."""
    starts = (f"<<<<<<< {_LABELS[0]}".encode(), f">>>>>>> {_LABELS[2]}".encode())
    return any(line.startswith(starts) for line in text.split(b"\n"))


def _blobs(path: Path) -> Iterator[str]:
    """The objects that a file was: staged, then from the last commit back."""
    staged = _run(path.parent, "ls-files", "--stage", "--", path.name) or b""
    yield from (
        line.split()[1] for line in staged.decode("ascii", "replace").splitlines()
    )
    log = _run(
        path.parent,
        *("log", "--all", "-n", _MOST, "--format=", "--raw", "--no-abbrev"),
        *("--no-renames", "--", path.name),
    )
    for line in (log or b"").decode("ascii", "replace").splitlines():
        if line.startswith(":"):
            yield from (blob for blob in line.split()[3:1:-1] if blob.strip("0"))


def _run(folder: Path, *arguments: str) -> bytes | None:
    """Run git in a folder; None where there is no git, or it fails."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
