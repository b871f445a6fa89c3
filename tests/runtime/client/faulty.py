"""A server on loopback that misbehaves as the path of a request says.

`/<fault>/<number>` is answered with `{"n": <number>}`, or with the fault. It runs on an
event loop of its own thread, so that it takes little time from the client under test.
"""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

FAULTS = (
    "reset-before",
    "reset-in-body",
    "truncated-gzip",
    "corrupt-gzip",
    "too-long",
    "too-short",
    "garbage",
    "silence",
    "storm",
    "error-500",
    "error-html",
    "lie",
    "elsewhere",
)
SILENCE = 30.0


@dataclass
class Faulty:
    """The running server.

    Attributes:
        open: connections that are open now, and how many there were in all.
        requests: how many requests came, by fault; `fine` is none.
        elsewhere: where `elsewhere` redirects to.
    """

    url: str = ""
    open: int = 0
    opened: int = 0
    requests: dict[str, int] = field(default_factory=dict)
    authorized: int = 0
    elsewhere: str = "http://127.0.0.1:9/"


class _Connection(asyncio.Protocol):
    """One connection: requests without bodies, one after the other."""

    def __init__(self, server: Faulty) -> None:
        self._server = server
        self._data = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._server.open += 1
        self._server.opened += 1

    def connection_lost(self, exc: Exception | None) -> None:
        self._server.open -= 1

    def data_received(self, data: bytes) -> None:
        self._data += data
        while b"\r\n\r\n" in self._data and not self._transport.is_closing():
            head, _, self._data = self._data.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        target = head.split(b" ", 2)[1].decode()
        _, fault, number = target.split("/")
        requests = self._server.requests
        requests[fault] = requests.get(fault, 0) + 1
        self._server.authorized += b"authorization:" in head.lower()
        body = b'{"n":%s}' % number.encode()
        _ANSWERS[fault](self, body)

    def send(self, body: bytes, status: str = "200 OK", **fields: object) -> None:
        """An answer; the length is the body's unless given."""
        rows = {"Content_Type": "application/json", "Content_Length": len(body)}
        rows.update(fields)
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in rows.items()]
        head = "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""])
        self._transport.write(head.encode() + body)

    def reset(self) -> None:
        self._transport.abort()

    def hang_up(self) -> None:
        self._transport.close()

    def write(self, data: bytes) -> None:
        self._transport.write(data)

    @property
    def elsewhere(self) -> str:
        return self._server.elsewhere


def _reset_in_body(connection: _Connection, body: bytes) -> None:
    connection.send(body[:2], Content_Length=len(body))
    connection.hang_up()


def _truncated(connection: _Connection, body: bytes) -> None:
    connection.send(gzip.compress(body)[:-9], Content_Encoding="gzip")


def _corrupt(connection: _Connection, body: bytes) -> None:
    packed = gzip.compress(body)
    connection.send(packed[:12] + b"\xff" + packed[13:], Content_Encoding="gzip")


def _too_long(connection: _Connection, body: bytes) -> None:
    connection.send(body, Content_Length=len(body) + 10)
    connection.hang_up()


def _too_short(connection: _Connection, body: bytes) -> None:
    connection.send(body, Content_Length=2, Connection="close")
    connection.hang_up()


def _garbage(connection: _Connection, body: bytes) -> None:
    connection.write(b"SSH-2.0-OpenSSH_9.6\r\n")
    connection.hang_up()


def _silence(connection: _Connection, body: bytes) -> None:
    loop = asyncio.get_running_loop()
    loop.call_later(SILENCE, connection.reset)


def _elsewhere(connection: _Connection, body: bytes) -> None:
    connection.send(b"", "302 Found", Location=connection.elsewhere)


_ANSWERS: dict[str, Callable[[_Connection, bytes], None]] = {
    "fine": lambda connection, body: connection.send(body),
    "reset-before": lambda connection, body: connection.reset(),
    "reset-in-body": _reset_in_body,
    "truncated-gzip": _truncated,
    "corrupt-gzip": _corrupt,
    "too-long": _too_long,
    "too-short": _too_short,
    "garbage": _garbage,
    "silence": _silence,
    "storm": lambda connection, body: connection.send(
        b"{}", "429 Too Many Requests", Retry_After=0
    ),
    "error-500": lambda connection, body: connection.send(
        b'{"message": "down"}', "500 Internal Server Error"
    ),
    "error-html": lambda connection, body: connection.send(
        b"<html>", "503 Service Unavailable"
    ),
    "lie": lambda connection, body: connection.send(b"<html>"),
    "elsewhere": _elsewhere,
}


@contextmanager
def faulty() -> Iterator[Faulty]:
    """The server, for a `with` block."""
    state, ready, stop = Faulty(), threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Connection(state), "127.0.0.1", 0)
        state.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        loops.append(loop)
        ready.set()
        await stop.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(main()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield state
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join(10)
