"""Files as text: regular files only, within the budget, in a Unicode encoding."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from generator.diagnostics import DocumentError, Position, error
from generator.document.meter import Meter

_CHUNK = 1024 * 1024
_BOMS = (
    # UTF-32's little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


STANDARD_INPUT = Path("-")


def read_text(path: Path, meter: Meter, *, is_named: bool = False) -> str:
    """Return the text of the file at `path`, without a byte order mark.

    A file that the user names may be a pipe, or `-` for standard input; one that a
    document refers to may not.

    UTF-8 as RFC 8259 section 8.1 requires; UTF-16 and UTF-32 where a byte order
    mark announces them, as YAML 1.2.2 section 5.2 allows.

    Raises:
        DocumentError: no such file, not a regular file, not readable, larger
            than the budget, binary, or in another encoding.
    """
    return _decode(_read(path, meter, is_named), path)


def _read(path: Path, meter: Meter, is_named: bool) -> bytes:
    position = Position(path, 0, 0, "")
    meter.spend("files", 1, lambda: position)
    try:
        if is_named and path == STANDARD_INPUT:
            return _read_rest(sys.stdin.buffer, meter, position)
        # Opening a FIFO would wait for a writer without O_NONBLOCK.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if is_named and stat.S_ISFIFO(mode):
                os.set_blocking(file.fileno(), True)
                return _read_rest(file, meter, position)
            _require_regular(mode, position)
            size = os.fstat(file.fileno()).st_size
            meter.spend("bytes", size, lambda: position)
            data = file.read(size)
            # It may have grown, or not say its size.
            data += _read_rest(file, meter, position)
    except (OSError, ValueError) as failure:
        raise _unreadable(failure, position) from None
    meter.read.add(path, data)
    return data


def _read_rest(file: BinaryIO, meter: Meter, position: Position) -> bytes:
    """Read to the end, counting as it comes."""
    data = b""
    while more := file.read(_CHUNK):
        meter.spend("bytes", len(more), lambda: position)
        data += more
    return data


def _require_regular(mode: int, position: Position) -> None:
    if stat.S_ISDIR(mode):
        raise error(
            "directory",
            "this is a directory, not a file",
            help="name the document's root file",
            position=position,
        )
    if not stat.S_ISREG(mode):
        raise error("not-a-file", "this is not a regular file", position=position)


def _unreadable(failure: Exception, position: Position) -> DocumentError:
    if isinstance(failure, FileNotFoundError):
        return error("no-such-file", "there is no such file", position=position)
    if isinstance(failure, IsADirectoryError):
        # Windows and some file systems refuse directories when opening.
        return error("directory", "this is a directory, not a file", position=position)
    reason = getattr(failure, "strerror", None) or "not a path"
    message = f"the file cannot be read: {reason}"
    return error("unreadable", message, position=position)


def _decode(data: bytes, path: Path) -> str:
    mark = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    encoding = mark or "utf-8"
    start = Position(path, 1, 1, "")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as failure:
        raise _undecodable(data, encoding, failure, path) from None
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise error(
            "binary",
            "this is not a text file: it holds NUL characters",
            help="documents are JSON or YAML in UTF-8",
            position=start,
        )
    return text


def _undecodable(
    data: bytes, encoding: str, failure: UnicodeDecodeError, path: Path
) -> DocumentError:
    before = data[: failure.start].decode(encoding, "replace").splitlines() or [""]
    if b"\0" in data[:4096] and encoding == "utf-8":
        code, message = "binary", "this is not a text file"
    else:
        code = "encoding"
        message = f"this is not {encoding.removesuffix('-sig').upper()} text"
    return error(
        code,
        message,
        help="documents are JSON or YAML in UTF-8",
        position=Position(path, len(before), len(before[-1]) + 1, before[-1]),
    )
