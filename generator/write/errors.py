"""The one error of this stage, and operating-system errors told in its words."""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_NO_SPACE = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_PERMISSION = {errno.EACCES, errno.EPERM}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}


class OutputError(Exception):
    """The output could not be read or written, or must not be.

    Attributes:
        message: what is wrong, in one sentence without a full stop.
        path: the file or folder that it is about.
        help: what to do about it, or None.
    """

    def __init__(self, message: str, path: Path, help: str | None = None) -> None:
        super().__init__(message, path, help)
        self.message = message
        self.path = path
        self.help = help

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@contextmanager
def disk_errors(path: Path) -> Generator[None]:
    """Turn an OSError raised inside into an OutputError.

    Args:
        path: what to name when the OSError names no file.
    """
    try:
        yield
    except OSError as error:
        named = error.filename2 or error.filename
        place = Path(named) if isinstance(named, str) else path
        raise OutputError(_reason(error), place) from error


def _reason(error: OSError) -> str:
    """Say in plain words why the operating system refused."""
    if error.errno in _NO_SPACE:
        return "no space is left for the output (disk, quota or file-size limit)"
    if error.errno in _NO_PERMISSION:
        return "permission denied"
    if error.errno == errno.EROFS:
        return "the file system is read-only"
    if error.errno in _NO_FOLDER:
        return "is in the way: a folder is needed here"
    return error.strerror or type(error).__name__
