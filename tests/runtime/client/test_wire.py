"""Requests on the wire, and results of their answers: on every transport."""

from __future__ import annotations

import contextlib
import socket
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.bodies.binary import BinaryBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.operation import ResponseSpec
from generator.runtime.parameters.path import PathParameter
from generator.runtime.parameters.query import QueryParameter
from generator.runtime.transport import Request, Timeout
from tests.support.server import Answer, raw_server, serving

from .calls import KINDS, call, opened, operation, save
from .sockets import scripted

pytestmark = pytest.mark.usefixtures("every_transport")
RAW = RequestBody((BinaryBody("application/octet-stream"),))
MEBIBYTE = 1024 * 1024


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("a/b", "/v1/a%2Fb/end"),
        ("a b+c", "/v1/a%20b%2Bc/end"),
        ("..%2F", "/v1/..%252F/end"),
        ("ü~'|\"", "/v1/%C3%BC~%27%7C%22/end"),
        ("a;b=c", "/v1/a%3Bb%3Dc/end"),
    ],
)
def test_paths_go_out_as_they_were_made(kind: str, value: str, target: str) -> None:
    op = operation(path="/{part}/end", parameters=(PathParameter("part"),))
    with serving(Answer(body=b"1")) as server:
        call(kind, op, {"part": value}, base_url=f"{server.url}/v1")
        assert server.seen[0].target == target


@pytest.mark.parametrize("path", ["/a//b", "/a;v=1", "/(a),b:c@d", "/A%2fb", "/a?x"])
def test_paths_of_the_document_stay_as_they_are(kind: str, path: str) -> None:
    with serving(Answer(body=b"1")) as server:
        call(kind, operation(path=path), base_url=server.url)
        assert server.seen[0].target == path


def test_queries_go_out_as_they_were_made(kind: str) -> None:
    query = {"plus": "a+b c", "list": "1,2", "odd": "[]{}|\\^`<>\"'#&=%"}
    with serving(Answer(body=b"1")) as server:
        call(kind, operation(), None, {"extra_query": query}, base_url=server.url)
        assert server.seen[0].target == (
            "/x?plus=a%2Bb%20c&list=1%2C2"
            "&odd=%5B%5D%7B%7D%7C%5C%5E%60%3C%3E%22%27%23%26%3D%25"
        )


def test_a_url_that_would_be_rewritten(kind: str, every_transport: str) -> None:
    """`'` may stand in a query (RFC 3986); the URL standard's parsers encode it."""
    query = QueryParameter("q", allow_reserved=True)
    op = operation(parameters=(query,))
    with serving(Answer(body=b"1")) as server:
        if every_transport == "pyreqwest":
            with pytest.raises(errors.RequestValidationError, match="rewrite"):
                call(kind, op, {"q": "it's"}, base_url=server.url)
            assert server.seen == []
        else:
            call(kind, op, {"q": "it's"}, base_url=server.url)
            assert server.seen[0].target == "/x?q=it's"


def test_header_fields_keep_their_order(kind: str) -> None:
    fields = {"X-B": "1", "x-a": "2", "X-C": "ä"}
    with serving(Answer(body=b"1")) as server:
        call(kind, operation(), None, {"extra_headers": fields}, base_url=server.url)
        seen = [(name.lower(), value) for name, value in server.seen[0].headers]
    names = [name for name, _ in seen if name != "host"]
    assert names == ["user-agent", "accept", "accept-encoding", "x-b", "x-a", "x-c"]
    assert dict(seen)["host"] == server.url.removeprefix("http://")
    assert dict(seen)["x-c"].encode("latin-1").decode() == "ä"


def test_a_host_of_the_callers_own(kind: str) -> None:
    fields = {"host": "other.test"}
    with serving(Answer(body=b"1")) as server:
        call(kind, operation(), None, {"extra_headers": fields}, base_url=server.url)
        seen = server.seen[0].headers
    assert [v for name, v in seen if name.lower() == "host"] == ["other.test"]


def test_a_body_that_a_hook_adds(kind: str) -> None:
    def add(request: Request) -> None:
        request.content = b"added"

    with serving(Answer(body=b"1")) as server:
        call(kind, operation("DELETE"), base_url=server.url, on_request=add)
        seen = server.seen[0]
    assert (seen.body, seen.header("Content-Length")) == (b"added", "5")


def test_fields_that_occur_twice(kind: str, every_transport: str) -> None:
    def twice(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nContent-Type: application/json\r\n"
            b"X-Latin: \xe9\r\nset-cookie: b=2\r\nContent-Length: 1\r\n\r\n1"
        )

    with raw_server(twice) as url:
        made = call(kind, operation(), base_url=url, response=True)
    assert made.headers.all("Set-Cookie") == ["a=1", "b=2"]
    left_out = every_transport == "pyreqwest"
    assert made.headers.get("x-latin") == (None if left_out else "\xe9")


def test_bodies_of_known_and_unknown_length(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "body"
    path.write_bytes(b"from a file")
    with serving(Answer(body=b"1")) as server:
        for content in (b"", b"at once", path, iter([b"piece ", b"by piece"])):
            op = operation("POST", body=RAW)
            call(kind, op, {"body": content}, base_url=server.url)
        call(kind, operation("POST"), base_url=server.url)
        framed = [
            (seen.body, seen.header("Content-Length"), seen.header("Transfer-Encoding"))
            for seen in server.seen
        ]
    assert framed == [
        (b"", "0", None),
        (b"at once", "7", None),
        (b"from a file", "11", None),
        (b"piece by piece", None, "chunked"),
        (b"", "0", None),
    ]


@pytest.mark.parametrize("body", [b"at once", [b"in ", b"pieces"]])
def test_expect_is_not_waited_for(kind: str, body: Any) -> None:
    """A server that does not know `Expect` never answers before it has the body."""

    def deaf(connection: socket.socket, head: bytes) -> None:
        while not head.endswith((b"at once", b"\r\n0\r\n\r\n")):
            head += connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    op = operation("POST", body=RAW, responses=(ResponseSpec("200"),))
    options = {"extra_headers": {"Expect": "100-continue"}}
    with scripted(deaf) as url:
        assert call(kind, op, {"body": body}, options, base_url=url, timeout=5) is None


def test_interim_answers_are_passed_over(kind: str) -> None:
    def hinting(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n")
        connection.sendall(b"Content-Type: application/json\r\n\r\n1")

    with raw_server(hinting) as url:
        assert call(kind, operation(), base_url=url) == 1


@pytest.mark.parametrize(("size", "fine"), [(32 * 1024, True), (4 * MEBIBYTE, False)])
def test_long_header_fields(kind: str, size: int, fine: bool) -> None:
    def huge(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: " + b"y" * size + b"\r\n")
        connection.sendall(b"Content-Type: application/json\r\n")
        connection.sendall(b"Content-Length: 1\r\n\r\n1")

    with raw_server(huge) as url:
        if fine:
            made = call(kind, operation(), base_url=url, response=True)
            assert len(made.headers["x-long"]) == size
        else:
            with pytest.raises(errors.ApiConnectionError):
                call(kind, operation(), base_url=url, max_retries=0)


def test_a_kept_connection_that_was_closed(kind: str) -> None:
    """No library sends again by itself what is not to be repeated."""
    heads: list[bytes] = []

    def answer_then_drop(connection: socket.socket, head: bytes) -> None:
        heads.append(head)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        heads.append(connection.recv(65536))

    op = operation("PUT", idempotent=False, responses=(ResponseSpec("200"),))
    with scripted(answer_then_drop) as url, opened(kind, url) as client:
        assert client(op) is None
        with pytest.raises(errors.ApiConnectionError):
            client(op)
    assert len(heads) == 2


@contextlib.contextmanager
def full_backlog() -> Iterator[str]:
    """The URL of a server that accepts no connection, without refusing it."""
    with socket.socket() as listener, contextlib.ExitStack() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(8):
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_connecting_times_out(kind: str) -> None:
    with full_backlog() as url, pytest.raises(errors.ApiTimeoutError) as caught:
        limits = Timeout(connect=0.3)
        call(kind, operation("POST"), base_url=url, timeout=limits, max_retries=0)
    assert "timed out: connect" in str(caught.value)
    assert caught.value.unsent


def test_reading_a_body_times_out(kind: str) -> None:
    def stall(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1")
        time.sleep(2)

    with raw_server(stall) as url, pytest.raises(errors.ApiTimeoutError) as caught:
        limits = Timeout(read=0.3)
        call(kind, operation(), base_url=url, timeout=limits, max_retries=0)
    assert "timed out: read" in str(caught.value)
    assert not caught.value.unsent


def test_a_name_that_does_not_exist(kind: str) -> None:
    url = "http://nowhere.invalid"
    with pytest.raises(errors.ApiConnectionError) as caught:
        call(kind, operation("POST"), base_url=url, max_retries=0)
    assert caught.value.unsent


def test_a_port_that_is_none(kind: str) -> None:
    with pytest.raises(ValueError, match="port"):
        call(kind, operation(), base_url="http://127.0.0.1:99999")
    moved = Answer(302, headers={"Location": "http://127.0.0.1:99999/"})
    with serving(moved) as server, pytest.raises(errors.ApiConnectionError):
        call(kind, operation(), base_url=server.url, follow_redirects=True)


def test_downloads_take_constant_memory(kind: str, tmp_path: Path) -> None:
    size = 32 * MEBIBYTE

    def much(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
        for _ in range(size // MEBIBYTE):
            connection.sendall(bytes(MEBIBYTE))

    with raw_server(much) as url:
        tracemalloc.start()
        try:
            saved = save(kind, url, tmp_path / "file")
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert saved.stat().st_size == size
    assert peak < 6 * MEBIBYTE
