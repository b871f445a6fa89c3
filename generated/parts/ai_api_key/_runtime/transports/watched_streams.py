"""Connections that are not used again once bytes came beyond the end of a response.

httpcore2 keeps such bytes and reads them as the answer to the next request.
"""

from __future__ import annotations

from typing import Any

import httpcore2

_HEAD_END = b"\r\n\r\n"
_BODY_END = b"\r\n0\r\n\r\n"
"""The last chunk, without extensions and trailers, after that before or the head."""
_HEAD_LIMIT = 100 * 1024
"""Bytes; httpcore2 refuses a longer head."""


class ReceivedBytes:
    """The bytes that came over a connection since a request was sent."""

    def __init__(self) -> None:
        self._first = self._last = b""
        self._count = 0
        self._length: int | None = None
        self._is_expected = False

    def add(self, data: bytes) -> None:
        """Note what was read."""
        if _HEAD_END not in self._first and len(self._first) < _HEAD_LIMIT:
            self._first += data
        self._last = self._last[1 - len(_BODY_END) :] + data
        self._count += len(data)

    def expect(self, method: str, status: int, fields: list[tuple[str, str]]) -> None:
        """Note by which rule the response ends (RFC 9112 section 6.3)."""
        self._is_expected = True
        named = {name.lower(): value for name, value in fields}
        if method == "HEAD" or status in (204, 304):
            self._length = 0
        elif "transfer-encoding" not in named:
            self._length = int(named.get("content-length", "0"))

    def are_too_many(self) -> bool:
        """`True` where there are, or could be, bytes beyond the response.

        They could after trailers, and where an informational response came before.
        """
        if not self._is_expected:
            return False
        if self._length is None:
            end = self._last.find(_BODY_END) + len(_BODY_END)
            return end != len(self._last)
        head = self._first.find(_HEAD_END) + len(_HEAD_END)
        return self._count != head + self._length


class WatchedStream(httpcore2.NetworkStream):
    """A connection that its pool closes instead of using it again after such bytes."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream
        self.received = ReceivedBytes()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Pass on, and note what came."""
        data = self._stream.read(max_bytes, timeout)
        self.received.add(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Pass on; a new response begins."""
        self.received = ReceivedBytes()
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        """Pass on."""
        self._stream.close()

    def start_tls(self, *args: Any, **options: Any) -> httpcore2.NetworkStream:
        """Pass on; what is inside of TLS is watched."""
        return WatchedStream(self._stream.start_tls(*args, **options))

    def get_extra_info(self, info: str) -> Any:
        """Pass on; a pool takes a connection that is readable while idle for broken."""
        if info == "is_readable" and self.received.are_too_many():
            return True
        return self._stream.get_extra_info(info)


class WatchedBackend(httpcore2.SyncBackend):
    """Opens such connections."""

    def connect_tcp(self, *args: Any, **options: Any) -> httpcore2.NetworkStream:
        """A connection over TCP."""
        return WatchedStream(super().connect_tcp(*args, **options))

    def connect_unix_socket(
        self, *args: Any, **options: Any
    ) -> httpcore2.NetworkStream:
        """A connection over a unix socket."""
        return WatchedStream(super().connect_unix_socket(*args, **options))


class AsyncWatchedStream(httpcore2.AsyncNetworkStream):
    """The same for asynchronous clients."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream
        self.received = ReceivedBytes()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Pass on, and note what came."""
        data = await self._stream.read(max_bytes, timeout)
        self.received.add(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Pass on; a new response begins."""
        self.received = ReceivedBytes()
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Pass on."""
        await self._stream.aclose()

    async def start_tls(
        self, *args: Any, **options: Any
    ) -> httpcore2.AsyncNetworkStream:
        """Pass on; what is inside of TLS is watched."""
        return AsyncWatchedStream(await self._stream.start_tls(*args, **options))

    def get_extra_info(self, info: str) -> Any:
        """Pass on, in the same way."""
        if info == "is_readable" and self.received.are_too_many():
            return True
        return self._stream.get_extra_info(info)


class AsyncWatchedBackend(httpcore2.AsyncNetworkBackend):
    """Opens such connections for asynchronous clients."""

    def __init__(self) -> None:
        self._backend: Any = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self, *args: Any, **options: Any
    ) -> httpcore2.AsyncNetworkStream:
        """A connection over TCP."""
        return AsyncWatchedStream(await self._backend.connect_tcp(*args, **options))

    async def connect_unix_socket(
        self, *args: Any, **options: Any
    ) -> httpcore2.AsyncNetworkStream:
        """A connection over a unix socket."""
        stream = await self._backend.connect_unix_socket(*args, **options)
        return AsyncWatchedStream(stream)

    async def sleep(self, seconds: float) -> None:
        """Pass on."""
        await self._backend.sleep(seconds)
