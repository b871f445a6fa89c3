"""A response's body as it comes: decoded, its errors the SDK's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import NamedTuple

from ..errors import ApiConnectionError, ApiError, ApiTimeoutError
from ..io_backend import Driver
from ..messages import Headers, iterate
from ..transport import Inflater, TransportResponse


class Opened(NamedTuple):
    """A body that was asked for once more."""

    status: int
    headers: Headers
    body: BodyStream


Reopen = Callable[[Mapping[str, str]], Awaitable[Opened]]
"""A function that sends the request of a body again, with further header fields."""


class BodyStream:
    """The chunks of a body; the connection is given back at its end or by `close`."""

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
        self._chunks = iterate(response.content)
        self._inflater = Inflater(coding) if coding else None
        self._inflated: Iterator[bytes] = iter(())
        self.deadline = deadline
        """When the call's total timeout passes, by the driver's clock."""
        self._where = where
        self._closed = False

    @property
    def url(self) -> str | None:
        """The URL of the body, without secrets."""
        return self._where.url

    async def next(self) -> bytes | None:
        """The next chunk, `None` at the end; raises `ApiError` for all that breaks."""
        if self._closed:
            return None
        try:
            chunk = await self._decoded()
        except BaseException as error:
            await self.close()
            if isinstance(error, (ApiError, OSError)):
                raise self._to_api_error(error) from error.__cause__
            raise
        if chunk is None:
            await self.close()
        return chunk

    async def _decoded(self) -> bytes | None:
        """The next chunk with its content coding undone."""
        while (chunk := next(self._inflated, None)) is None:
            received = await self._receive()
            if self._inflater is None:
                return received
            if received is None:
                self._inflater.finish()
                return None
            self._inflated = self._inflater.feed(received)
        return chunk

    async def _next_chunk(self) -> bytes | None:
        return await anext(self._chunks, None)

    async def _receive(self) -> bytes | None:
        """The next chunk as received, if it comes before the deadline."""
        if self.deadline is None:
            return await self._next_chunk()
        error = ApiTimeoutError("the total timeout passed while reading")
        left = self.deadline - self._driver.now()
        if left <= 0:
            raise error

        async def give_back(chunk: bytes | None) -> None:
            await self._driver.close(self._response)

        try:
            return await self._driver.with_timeout(
                left, self._next_chunk(), give_back, error
            )
        except ApiTimeoutError as raised:
            # The response is closed by then, or by the thread that still reads it.
            self._closed = self._closed or raised is error
            raise

    def _to_api_error(self, error: ApiError | OSError) -> ApiError:
        """The error as one of the SDK's, with what was called."""
        if isinstance(error, ApiError):
            return self.located(error)
        if isinstance(error, TimeoutError):
            return self.located(ApiTimeoutError(str(error) or "timed out"))
        return self.located(ApiConnectionError(str(error) or "the connection broke"))

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
