"""The sources of the bytes of a body: read in pieces, once or again.

Every source can be iterated by a blocking transport and by an asynchronous one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from ..files import File, can_read, is_file

PIECE = 65536
"""Bytes that are read from a file at once."""


class Source:
    """Bytes to send. `length` is `None` when it is not known beforehand."""

    length: int | None = None
    replayable = False
    """Whether it can be iterated again from its start."""

    def __iter__(self) -> Iterator[bytes]:
        raise TypeError("a synchronous client cannot send an asynchronous iterator")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


class Bytes(Source):
    """Bytes in memory."""

    replayable = True

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.length = len(data)

    def __iter__(self) -> Iterator[bytes]:
        yield self._data


class PathSource(Source):
    """A file by its path, opened anew each time; a pipe or a device is read once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        status = path.stat()
        self.replayable = stat.S_ISREG(status.st_mode)
        self.length = status.st_size if self.replayable else None

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        from asyncio import to_thread

        file = await to_thread(self._path.open, "rb")
        try:
            while piece := await to_thread(file.read, PIECE):
                yield piece
        finally:  # without waiting, as an upload may be dropped outside of its loop
            file.close()


class HandleSource(Source):
    """An open file, from where it stands; again from there when it can seek."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        try:
            self._start: int | None = file.tell()
            self.length = file.seek(0, os.SEEK_END) - self._start
            file.seek(self._start)
        except (AttributeError, OSError):
            self._start = None
        self.replayable = self._start is not None

    def _rewind(self) -> None:
        if self._start is not None:
            self._file.seek(self._start)

    def __iter__(self) -> Iterator[bytes]:
        self._rewind()
        while piece := self._file.read(PIECE):
            yield _bytes(piece)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        from asyncio import to_thread

        self._rewind()
        while piece := await to_thread(self._file.read, PIECE):
            yield _bytes(piece)


def _bytes(piece: object) -> bytes:
    if isinstance(piece, bytes):
        return piece
    if isinstance(piece, (bytearray, memoryview)):
        return bytes(cast("bytearray", piece))
    raise TypeError(f"bytes are needed, not {type(piece).__name__}: open it with 'rb'")


class IterableSource(Source):
    """Pieces from an iterable; only a list or a tuple gives them twice."""

    def __init__(self, pieces: Iterable[object]) -> None:
        self._pieces = pieces
        self.replayable = isinstance(pieces, (list, tuple))

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            yield _bytes(piece)


class AsyncIterableSource(Source):
    """Pieces from an asynchronous iterable."""

    def __init__(self, pieces: AsyncIterable[object]) -> None:
        self._pieces = pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._pieces:
            yield _bytes(piece)


def source_of(value: object) -> Source:
    """The source for a file argument; `TypeError` for what is none."""
    if isinstance(value, File):
        return source_of(value.content)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return Bytes(bytes(cast("bytes", value)))
    if isinstance(value, Path):
        return PathSource(value)
    if can_read(value):
        return HandleSource(cast("BinaryIO", value))
    if isinstance(value, AsyncIterable):
        return AsyncIterableSource(cast("Any", value))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return IterableSource(cast("Any", value))
    raise TypeError(f"bytes or a file are needed, not {type(value).__name__}")


def is_whole(value: object) -> bool:
    """Return whether a value is one file; an iterator may be of several items."""
    return can_read(value) or (is_file(value) and not isinstance(value, Iterator))


def filename_of(value: object) -> str | None:
    """The name a file argument carries: its own, its path's or its handle's."""
    if isinstance(value, File):
        return value.filename or filename_of(value.content)
    if isinstance(value, Path):
        return value.name
    name: object = getattr(value, "name", None)
    if not isinstance(name, str) or name.startswith("<"):  # `<stdin>` names no file
        return None
    return os.path.basename(name)
