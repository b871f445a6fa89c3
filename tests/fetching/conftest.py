"""A server of documents on this machine, and a cache folder for each test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Pages = dict[str, tuple[int, dict[str, str], bytes]]


class Site:
    """Pages by path: status, headers and body; `asked` are the paths of requests."""

    def __init__(self) -> None:
        self.pages: Pages = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, headers, body = site.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def add(self, path: str, body: str, status: int = 200, **headers: str) -> str:
        """Add a page, and return its URL."""
        self.pages[path] = status, headers, body.encode()
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that runs during the test."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
