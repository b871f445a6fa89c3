"""Files as arguments."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeGuard, cast

from . import publish


class Readable(Protocol):
    """A file opened in binary mode."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        ...


FileContent = bytes | Path | Readable | Iterable[bytes] | AsyncIterable[bytes]
"""The forms in which the bytes of a file can be given."""


class File:
    """A file to send, with a name and a media type of its own.

    Whatever a file is asked for takes its content alone, too. Iterators are sent as
    they yield, files and paths in pieces: no file is held in memory as a whole.
    """

    __slots__ = ("content", "content_type", "filename", "headers")

    def __init__(
        self,
        content: FileContent,
        filename: str | None = None,
        content_type: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.content = content
        self.filename = filename
        """The name that the server is told; by default the path's or the file's own."""
        self.content_type = content_type
        """The media type; by default the document's or what the name suggests."""
        self.headers = headers
        """Further header fields of the file's part in a multipart body."""

    def __repr__(self) -> str:
        return f"File(filename={self.filename!r}, content_type={self.content_type!r})"


publish("", File)


FileTuple = tuple[str | None, FileContent] | tuple[str | None, FileContent, str | None]
"""A filename, a content and perhaps a media type."""
FileInput = FileContent | File | FileTuple
"""The type of an argument that is a file."""


def to_file(value: Any, argument: str) -> Any:
    """An argument that is a file, or a list of files, a tuple as a `File`.

    Raises `TypeError` for a text, which may be a path or a content.
    """
    if isinstance(value, str):
        raise TypeError(
            f"{argument}: a text is no file; give its bytes, an open file, "
            f"or Path({value[:40]!r}) where it is a path"
        )
    if isinstance(value, File):
        return File(
            to_file(value.content, argument),
            value.filename,
            value.content_type,
            value.headers,
        )
    if _is_named(value):
        filename, content, *rest = value
        return File(to_file(content, argument), filename, rest[0] if rest else None)
    if isinstance(value, (list, tuple)):
        return [to_file(each, argument) for each in cast("list[Any]", value)]
    return value


def unpack_file(value: Any) -> Any:
    """A tuple of a filename, a content and perhaps a media type as a `File`.

    Anything else stays as it is, tuples of texts among it.
    """
    return to_file(value, "file") if _is_named(value) and is_file(value[1]) else value


def _is_named(value: Any) -> TypeGuard[FileTuple]:
    if not isinstance(value, tuple):
        return False
    items = cast("tuple[object, ...]", value)
    return len(items) in (2, 3) and (items[0] is None or isinstance(items[0], str))


def is_bytes(value: object) -> TypeGuard[bytes | bytearray | memoryview]:
    """Return whether a value is bytes in memory."""
    return isinstance(value, (bytes, bytearray, memoryview))


def is_file(value: object) -> bool:
    """Return whether a value is a file in one of the forms that files are given in."""
    files = (Path, File, Iterator, AsyncIterable)
    return is_bytes(value) or isinstance(value, files) or can_read(value)


def can_read(value: object) -> bool:
    """Return whether it is an open file; a model may well have a property `read`."""
    return callable(getattr(value, "read", None))
