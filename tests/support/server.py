"""The fake server of all tests: on loopback, it records and answers as it is told."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import SplitResult, urlsplit

_BODILESS = {204, 304}


@dataclass(frozen=True)
class Seen:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def url(self) -> SplitResult:
        """The path and the query, still percent-encoded."""
        return urlsplit(self.target)

    def header(self, name: str) -> str | None:
        """The value of a header field, in any case of letters."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value
        return None


@dataclass(frozen=True)
class Answer:
    """An answer; without `content_type` it names none.

    `headers` are a mapping, or pairs where a field occurs several times.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] | Iterable[tuple[str, str]] = ()
    content_type: str | None = "application/json"

    @property
    def fields(self) -> list[tuple[str, str]]:
        """All header fields but the length."""
        given = self.headers
        pairs = [*(given.items() if isinstance(given, Mapping) else given)]
        named = {name.lower() for name, _ in pairs}
        if self.content_type is not None and "content-type" not in named:
            pairs.insert(0, ("Content-Type", self.content_type))
        return pairs


@dataclass
class Server:
    """A running server, what it has seen, and what it answers.

    `answer` decides for each request; without it `answers` are given one after the
    other, the last one for ever.
    """

    url: str
    seen: list[Seen] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    answer: Callable[[Seen], Answer] | None = None

    def reply(self, request: Seen) -> Answer:
        """Record a request and return the answer to it."""
        self.seen.append(request)
        if self.answer is not None:
            return self.answer(request)
        if not self.answers:
            return Answer(204)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for an answer
    state: Server

    def handle_any(self) -> None:
        """Answer one request of any method."""
        fields = list(self.headers.items())
        seen = Seen(self.command, self.path, fields, self._read_body())
        self._write(self.state.reply(seen))

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self.handle_any
        raise AttributeError(name)

    def _read_body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        pieces: list[bytes] = []
        while size := int(self.rfile.readline(), 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def _write(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.fields:
            self.send_header(name, value)
        bodiless = answer.status in _BODILESS
        names = {name.lower() for name, _ in answer.fields}
        if "content-length" in names:  # perhaps of more than there is
            self.close_connection = True
        elif not bodiless:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if not bodiless and self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, *args: object) -> None:
        """Tests are quiet."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    """Past it connections hang for seconds; some tests open a hundred at once."""

    def handle_error(self, *args: object) -> None:
        """Clients that break off are no news."""


@contextlib.contextmanager
def serving(
    *answers: Answer | Callable[[Seen], Answer], tls: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """Run a server for the length of a `with` block; over TLS when that is given.

    It is given answers, or a function that decides for each request.
    """
    handler = type("Handler", (_Handler,), {})
    with _Quiet(("127.0.0.1", 0), handler) as listening:
        if tls is not None:
            listening.socket = tls.wrap_socket(listening.socket, server_side=True)
        scheme = "http" if tls is None else "https"
        state = Server(f"{scheme}://127.0.0.1:{listening.server_port}")
        for each in answers:
            if isinstance(each, Answer):
                state.answers.append(each)
            else:
                state.answer = each
        handler.state = state  # type: ignore[attr-defined]
        serve = threading.Thread(target=listening.serve_forever, args=(0.01,))
        serve.start()
        try:
            yield state
        finally:
            listening.shutdown()
            serve.join()


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
