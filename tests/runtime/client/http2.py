"""A server on loopback that speaks HTTP/2 alone, over TLS (RFC 9113)."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, RequestReceived, StreamEnded

_HEAD = [(":status", "200"), ("content-type", "application/json")]


@contextlib.contextmanager
def speaking_http2(tls: ssl.SSLContext) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Its URL, and the header fields of the requests that it gets.

    The answer is the number of bytes that a request had in its body.
    """
    tls.set_alpn_protocols(["h2"])
    seen: list[dict[str, str]] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                with tls.wrap_socket(client, server_side=True) as connection:
                    _converse(connection, seen)

    threading.Thread(target=accept, daemon=True).start()
    with listener:
        yield f"https://127.0.0.1:{listener.getsockname()[1]}", seen


def _converse(connection: ssl.SSLSocket, seen: list[dict[str, str]]) -> None:
    config = H2Configuration(client_side=False, header_encoding="utf-8")
    state = H2Connection(config)
    state.initiate_connection()
    sizes: dict[int, int] = {}
    while True:
        connection.sendall(state.data_to_send())
        data = connection.recv(65536)
        if not data:
            return
        for event in state.receive_data(data):
            if isinstance(event, RequestReceived):
                seen.append({str(name): str(value) for name, value in event.headers})
            elif isinstance(event, DataReceived):
                size = event.flow_controlled_length
                sizes[event.stream_id] = sizes.get(event.stream_id, 0) + len(event.data)
                state.acknowledge_received_data(size, event.stream_id)
            elif isinstance(event, StreamEnded):
                state.send_headers(event.stream_id, _HEAD)
                body = str(sizes.get(event.stream_id, 0)).encode()
                state.send_data(event.stream_id, body, end_stream=True)
