"""A server that does to each exchange what the request itself asks for, and keeps a log.

The header field `X-Fault` names a fault and the byte of the response at which it happens:
`cut 17` sends 17 bytes and ends the connection. Without it all is well.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

FAULTS = ("cut", "reset", "stall", "garbage", "drip", "late", "unread", "busy", "idle")
"""All that can be asked for."""
EVENTS = 5
"""Events of a stream, and chunks of a file."""


@dataclass
class Log:
    """The requests that the server has seen."""

    url: str = ""
    open: int = 0
    """Connections that are open now."""
    received: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    """How often each request came, by method and target."""
    keys: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    """The idempotency keys that came with each target."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, method: str, target: str, headers: dict[str, str]) -> None:
        """Add a request."""
        with self.lock:
            self.received[method, target] += 1
            key = headers.get("idempotency-key")
            if key is not None:
                self.keys.setdefault(target, set()).add(key)


def response_to(target: str, *, coding: str = "") -> bytes:
    """The whole response to a request that meets no fault."""
    _, resource, number, *_ = target.split("/")
    item = b'{"n":%d}' % int(number)
    if resource == "events":
        body = b"".join(b"id: %d\ndata: %b\n\n" % (i, item) for i in range(EVENTS))
        return _chunked("text/event-stream", body)
    if resource == "file":
        return _chunked("application/octet-stream", item * EVENTS, coding)
    head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(item)}\r\n\r\n".encode() + item


def _chunked(media_type: str, body: bytes, coding: str = "") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n"
    if coding:
        head += f"Content-Encoding: {coding}\r\n"
        body = gzip.compress(body, mtime=0)
    step = max(1, len(body) // EVENTS)
    parts = [body[at : at + step] for at in range(0, len(body), step)]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
    return f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + chunks + b"0\r\n\r\n"


def _read_head(connection: socket.socket, buffered: bytes) -> tuple[bytes, bytes]:
    while b"\r\n\r\n" not in buffered:
        received = connection.recv(65536)
        if not received:
            return b"", b""
        buffered += received
    head, _, rest = buffered.partition(b"\r\n\r\n")
    return head, rest


def _serve(connection: socket.socket, log: Log) -> None:
    rest = b""
    while True:
        head, rest = _read_head(connection, rest)
        if not head:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        fields = (line.partition(":") for line in lines)
        headers = {name.lower(): value.strip() for name, _, value in fields}
        log.note(method, target, headers)
        fault, _, byte = headers.get("x-fault", "").partition(" ")
        response = response_to(target, coding=headers.get("x-coding", ""))
        if "last-event-id" in headers:  # a stream that goes on: there is no more
            fault, response = "", b"HTTP/1.1 204 No Content\r\n\r\n"
        if not _answer(connection, response, fault, int(byte or 0)):
            return


def _answer(connection: socket.socket, response: bytes, fault: str, at: int) -> bool:
    """Send a response in the way that was asked for; whether to go on."""
    at = min(at, len(response))
    if fault == "busy":
        connection.sendall(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
    elif fault == "drip":
        for number in range(0, len(response), 16):
            connection.sendall(response[number : number + 16])
            time.sleep(0.002)
    elif fault == "late":
        time.sleep(at / 1000)
        connection.sendall(response)
    elif fault == "idle":  # a whole response, and no warning of the end
        connection.sendall(response)
        return False
    elif fault:
        _break(connection, response, fault, at)
        return False
    else:
        connection.sendall(response)
    return True


def _break(connection: socket.socket, response: bytes, fault: str, at: int) -> None:
    if fault != "unread":
        connection.sendall(response[:at])
    if fault == "stall":  # until the client has had enough
        connection.settimeout(10)
        connection.recv(1)
    elif fault == "garbage":
        connection.sendall(b"\0\xffnonsense" + response)
    elif fault == "reset":
        linger = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


@contextlib.contextmanager
def fault_server() -> Iterator[Log]:
    """A server for the length of a `with` block, and its log."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    log = Log(url=f"http://127.0.0.1:{listener.getsockname()[1]}")

    def handle(connection: socket.socket) -> None:
        with log.lock:
            log.open += 1
        try:
            with connection, contextlib.suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _serve(connection, log)
        finally:
            with log.lock:
                log.open -= 1

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=handle, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield log
    finally:
        listener.close()
