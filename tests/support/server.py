"""A server on loopback that records requests and answers as a test tells it to."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
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
        """Return the value of a header field, in any case of letters."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value
        return None


@dataclass(frozen=True)
class Answer:
    """What the server answers; without `content_type`, it says none."""

    status: int = 200
    body: bytes = b""
    content_type: str | None = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Server:
    """A running server: where it is, what it has seen, what it answers."""

    url: str
    answer: Callable[[Seen], Answer]
    seen: list[Seen] = field(default_factory=list)

    def reply(self, request: Seen) -> Answer:
        """Record a request and return the answer to it."""
        self.seen.append(request)
        return self.answer(request)


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
        if answer.content_type is not None:
            self.send_header("Content-Type", answer.content_type)
        for name, value in answer.headers:
            self.send_header(name, value)
        bodiless = answer.status in _BODILESS
        if not bodiless:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if not bodiless and self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, *args: object) -> None:
        """Tests are quiet."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Clients that break off are no news."""


@contextlib.contextmanager
def serving(answer: Callable[[Seen], Answer] | None = None) -> Iterator[Server]:
    """Run a server for the length of a `with` block."""
    handler = type("Handler", (_Handler,), {})
    with _Quiet(("127.0.0.1", 0), handler) as listening:
        url = f"http://127.0.0.1:{listening.server_port}"
        state = Server(url, answer or (lambda seen: Answer(204)))
        handler.state = state  # type: ignore[attr-defined]
        serve = threading.Thread(target=listening.serve_forever, args=(0.01,))
        serve.start()
        try:
            yield state
        finally:
            listening.shutdown()
            serve.join()
