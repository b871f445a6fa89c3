"""A response's body as it comes: decoded, its errors the SDK's own."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from ..body_reader import Inflater
from ..errors import ApiConnectionError, ApiError, ApiTimeoutError
from ..headers import Headers
from ..io_backend import Driver
from ..transport import TransportResponse


class Opened(NamedTuple):
    """A body that was asked for once more."""

    status: int
    headers: Headers
    body: BodyStream


Reopen = Callable[[Mapping[str, str]], Awaitable[Opened]]
"""What sends the request of a body once more, with further header fields."""


class BodyStream:
    """The pieces of a body; the connection is given back at its end or by `close`."""

    def __init__(
        self,
        driver: Driver,
        response: TransportResponse,
        headers: Headers,
        deadline: float | None,
        where: ApiError,
    ) -> None:
        coding = headers.get("content-encoding")
        self._driver = driver
        self._response = response
        self._next = driver.pieces(response.content)
        self._inflater = Inflater(coding) if coding else None
        self._ready: list[bytes] = []
        self._deadline = deadline
        self._where = where
        self._closed = False

    @property
    def url(self) -> str | None:
        """Where the body is from, without secrets."""
        return self._where.url

    async def next(self) -> bytes | None:
        """The next piece, `None` at the end."""
        while not self._closed:
            if self._ready:
                return self._ready.pop()
            try:
                piece = await self._read()
            except BaseException:
                await self.close()
                raise
            if piece is None:
                await self.close()
                break
            if self._inflater is None:
                return piece
            self._ready = list(self._inflater.feed(piece))[::-1]
        return None

    async def _read(self) -> bytes | None:
        """A piece as received; errors say what was called."""
        try:
            if self._deadline is not None and time.monotonic() > self._deadline:
                raise ApiTimeoutError("the total timeout passed while reading")
            piece = await self._next()
            if piece is None and self._inflater is not None:
                self._inflater.finish()
            return piece
        except ApiError as error:
            raise self.located(error) from error.__cause__
        except TimeoutError as error:
            raise self.located(ApiTimeoutError(str(error) or "timed out")) from error
        except OSError as error:
            raise self.located(ApiConnectionError(str(error))) from error

    def located(self, error: ApiError) -> ApiError:
        """The error with what was called."""
        error.operation_id = self._where.operation_id
        error.method, error.url = self._where.method, self._where.url
        error.attempts = self._where.attempts
        return error

    async def close(self) -> None:
        """Give the connection back; what was not read is lost."""
        if not self._closed:
            self._closed = True
            await self._driver.close(self._response)
