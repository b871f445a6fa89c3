"""A proxy on loopback that opens tunnels (RFC 9110 section 9.3.6)."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

from .sockets import scripted


@contextlib.contextmanager
def tunnelling(heads: list[str]) -> Iterator[str]:
    """The URL of a proxy that notes the heads of the requests that it gets."""

    def connect(connection: socket.socket, head: bytes) -> None:
        heads.append(head.decode())
        host, _, port = head.split(b" ")[1].decode().rpartition(":")
        with socket.create_connection((host, int(port))) as there:
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            back = threading.Thread(target=_pump, args=(there, connection))
            back.start()
            _pump(connection, there)
            back.join(10)

    with scripted(connect) as url:
        yield url


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
