"""A download into a file: whole or not there, and where possible in several goes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ..errors import ApiConnectionError, StatusError, TransportError
from ..messages import Headers
from .body import Opened
from .resume import Reopening

Progress = Callable[[int, int | None], None]
"""Called with the bytes written so far and those expected, `None` when not known."""

_RANGE = re.compile(r"bytes (\d+)-\d+/(?:\d+|\*)")
_PLAIN = {"Accept-Encoding": "identity"}


class Saving:
    """Writes a body beside its target, then renames: the target is whole or as it was.

    With `again` a part that is left when the connection breaks for good is kept, under
    a name made of the target's and of what the server calls this version of the file,
    and a later download of that version goes on with it.
    """

    def __init__(
        self, opened: Opened, progress: Progress | None, again: Reopening | None
    ) -> None:
        self._opened = opened
        self._progress = progress
        self._validator = validator(opened.headers)
        self._size = size_of(opened.headers)
        self._again = again if self._validator else None

    async def to(self, path: str | os.PathLike[str]) -> Path:
        """Write all to a file; returns its path.

        A device or a pipe is written to as it is: nothing takes its place.
        """
        target = Path(path)
        if target.exists() and not target.is_file():
            await self._write_to_device(target)
            return target
        part = target.with_name(f".{target.name}.{self._version()}.part")
        try:
            with part.open("ab" if self._again else "xb") as file:
                await self._fill(file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
        except BaseException as error:
            await self._opened.body.close()
            if self._again is None or not isinstance(error, (TransportError, OSError)):
                part.unlink(missing_ok=True)
            raise
        return target

    async def _write_to_device(self, target: Path) -> None:
        self._again = None
        try:
            with target.open("wb") as file:
                await self._write(file)
        except BaseException:
            await self._opened.body.close()
            raise

    def _version(self) -> str:
        """The validator of this version of the file; a random text without one."""
        if self._again is None:
            return os.urandom(4).hex()
        from hashlib import blake2b

        text = f"{self._opened.body.url} {self._validator}"
        return blake2b(text.encode(), digest_size=8).hexdigest()

    async def _fill(self, file: BinaryIO) -> None:
        if file.tell() and self._again is not None:
            await self._opened.body.close()
            if file.tell() == self._size:
                return
            await self._go_on(file, None, self._again)
        while True:
            try:
                await self._write(file)
                return
            except TransportError as error:
                if self._again is None:
                    raise
                await self._go_on(file, error, self._again)

    async def _write(self, file: BinaryIO) -> None:
        done = file.tell() if file.seekable() else 0
        while (piece := await self._opened.body.next()) is not None:
            done += file.write(piece)
            if self._again is not None:
                self._again.progressed()
            if self._progress is not None:
                self._progress(done, self._size)

    async def _go_on(
        self, file: BinaryIO, error: TransportError | None, again: Reopening
    ) -> None:
        """Ask for what is missing (RFC 9110 sections 13.1.5 and 14.2).

        A server that has another version by now, or no ranges, sends all of it.
        """
        wanted = f"bytes={file.tell()}-"
        headers = {**_PLAIN, "Range": wanted, "If-Range": self._validator or ""}
        try:
            opened = await (
                again.after(error, headers, self._opened.body.deadline)
                if error
                else again.now(headers)
            )
        except StatusError as refused:
            if refused.status != 416:
                raise
            opened = await again.now(_PLAIN)
        self._opened = opened
        if opened.status != 206:
            file.seek(0)
            file.truncate()
            self._validator = validator(opened.headers)
            self._size = size_of(opened.headers)
        elif _start(opened.headers) != file.tell():
            raise ApiConnectionError("the server sent another range than asked for")


def validator(headers: Headers) -> str | None:
    """The validator of a file for If-Range; `None` where parts are no use.

    That is a strong entity tag, or a date that is sure to be one (RFC 9110 sections
    8.8.2.2 and 13.1.5). A body with a content coding has no ranges worth asking for.
    """
    if "content-encoding" in headers or headers.get("accept-ranges") == "none":
        return None
    tag = headers.get("etag")
    if tag is not None:
        return tag if tag.startswith('"') else None
    changed, sent = headers.get("last-modified"), headers.get("date")
    return changed if changed and sent and _is_older(changed, sent) else None


def size_of(headers: Headers) -> int | None:
    """The bytes to expect; `None` when the server did not say, or compresses."""
    length = headers.get("content-length", "")
    if "content-encoding" in headers or not length.isdecimal():
        return None
    return int(length)


def _is_older(changed: str, sent: str) -> bool:
    """Return whether a file did not change in the minute before it was sent."""
    from email.utils import parsedate_to_datetime

    try:
        apart = parsedate_to_datetime(sent) - parsedate_to_datetime(changed)
    except (ValueError, TypeError):
        return False
    return apart.total_seconds() >= 60


def _start(headers: Headers) -> int | None:
    found = _RANGE.fullmatch(headers.get("content-range", "").strip())
    return int(found[1]) if found else None
