"""Downloads: a body as bytes, piece by piece or into a file."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Iterator
from pathlib import Path
from typing import Self

from ..io_backend import run
from ..messages import Headers
from .body import BodyStream, Opened
from .file_download import Progress, Saving, size_of
from .resume import Reopening


class _Head:
    """The state of both kinds of download."""

    def __init__(
        self,
        body: BodyStream,
        status: int,
        headers: Headers,
        again: Reopening | None = None,
    ) -> None:
        self._body = body
        self._again = again
        self.status = status
        self.headers = headers

    @property
    def size(self) -> int | None:
        """The bytes to expect; `None` when the server did not say, or compresses."""
        return size_of(self.headers)

    async def _save(
        self, path: str | os.PathLike[str], progress: Progress | None, resume: bool
    ) -> Path:
        opened = Opened(self.status, self.headers, self._body)
        return await Saving(opened, progress, self._again if resume else None).to(path)


class ByteStream(_Head):
    """The bytes of a response as they arrive, to be read once."""

    def iter_bytes(self) -> Iterator[bytes]:
        """The pieces, in the sizes in which they arrive."""
        while (piece := run(self._body.next())) is not None:
            yield piece

    __iter__ = iter_bytes

    def read(self) -> bytes:
        """All that is left."""
        return b"".join(self.iter_bytes())

    def save(
        self,
        path: str | os.PathLike[str],
        progress: Progress | None = None,
        *,
        resume: bool = False,
    ) -> Path:
        """Write all to a file, which appears when it is whole; returns its path.

        `progress` is called with the bytes written so far and those expected. With
        `resume` a broken connection is made up for by asking for the missing rest, as
        far as the server can; when that fails too, the part is kept as a hidden file
        beside `path`, and the next `save(path, resume=True)` goes on with it.
        """
        return run(self._save(path, progress, resume))

    def close(self) -> None:
        """Give the connection back."""
        run(self._body.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class AsyncByteStream(_Head):
    """The bytes of a response as they arrive, for an asynchronous client."""

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """The pieces, in the sizes in which they arrive."""
        while (piece := await self._body.next()) is not None:
            yield piece

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.iter_bytes()

    async def read(self) -> bytes:
        """All that is left."""
        return b"".join([piece async for piece in self.iter_bytes()])

    def save(
        self,
        path: str | os.PathLike[str],
        progress: Progress | None = None,
        *,
        resume: bool = False,
    ) -> Awaitable[Path]:
        """Write all to a file, which appears when it is whole; returns its path.

        `progress` and `resume` are those of `ByteStream.save`.
        """
        return self._save(path, progress, resume)

    async def aclose(self) -> None:
        """Give the connection back."""
        await self._body.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()
