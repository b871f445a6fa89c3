"""A server on loopback that answers what a test tells it to, and faults on demand."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Seen:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header field."""
        for field_name, value in self.headers:
            if field_name.lower() == name.lower():
                return value
        return None


@dataclass
class Answer:
    """What the server answers."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str | None = "application/json"


@dataclass
class Server:
    """A running server, and what it has seen."""

    url: str
    seen: list[Seen] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    """Given one after the other; the last one is given for ever."""
    answer: Callable[[Seen], Answer] | None = None

    def reply(self, request: Seen) -> Answer:
        """The next answer."""
        self.seen.append(request)
        if self.answer is not None:
            return self.answer(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def _read_body(handler: BaseHTTPRequestHandler) -> bytes:
    if handler.headers.get("Transfer-Encoding") == "chunked":
        pieces: list[bytes] = []
        while size := int(handler.rfile.readline(), 16):
            pieces.append(handler.rfile.read(size))
            handler.rfile.readline()
        handler.rfile.readline()
        return b"".join(pieces)
    return handler.rfile.read(int(handler.headers.get("Content-Length") or 0))


@contextlib.contextmanager
def serving(*answers: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server for the length of a `with` block; over TLS when that is given."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            request = Seen(
                self.command, self.path, list(self.headers.items()), _read_body(self)
            )
            answer = state.reply(request)
            self.send_response(answer.status)
            if answer.content_type is not None and "Content-Type" not in answer.headers:
                self.send_header("Content-Type", answer.content_type)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status not in {204, 304}:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD" and answer.status not in {204, 304}:
                self.wfile.write(answer.body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any

        def log_message(self, *args: object) -> None:
            """Tests are quiet."""

    class QuietServer(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128  # past it, connections hang for seconds: some tests
        # open a hundred at once

        def handle_error(self, *args: object) -> None:
            """Clients that break off are what some tests are about."""

    server = QuietServer(("127.0.0.1", 0), Handler)
    scheme = "http"
    if tls is not None:
        scheme = "https"
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    url = f"{scheme}://127.0.0.1:{server.server_port}"
    state = Server(url, answers=list(answers))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def raw_server(*scripts: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does to each connection what the next script says, the last one
    for ever; the request's head has been read."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)
    todo = list(scripts)

    def handle(
        connection: socket.socket, script: Callable[[socket.socket], None]
    ) -> None:
        with connection, contextlib.suppress(OSError):
            data = b""
            while b"\r\n\r\n" not in data:
                piece = connection.recv(65536)
                if not piece:
                    return
                data += piece
            script(connection)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                script = todo.pop(0) if len(todo) > 1 else todo[0]
                threading.Thread(
                    target=handle, args=(connection, script), daemon=True
                ).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()
