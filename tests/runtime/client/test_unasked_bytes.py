"""Bytes that come beyond a response are no part of the next one.

Each connection is used for as many calls as it can be, and for none after such bytes.
The first holds for the default transport alone: pyreqwest gives a connection back some
time after the answer, so that a quick next call may open another one.
aiohttp refuses the response before them as well, where they are no response themselves.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from generator.runtime.errors import ApiConnectionError, ApiError
from generator.runtime.operation import ResponseSpec

from .calls import KINDS, opened, operation

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
WRONG = HEAD + b"Content-Length: 5\r\n\r\nwrong"
WRONG_CHUNKS = HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nwrong\r\n0\r\n\r\n"


def sized(body: bytes) -> bytes:
    return HEAD + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def chunked(*chunks: bytes) -> bytes:
    lines = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + lines + b"0\r\n\r\n"


def dripped(response: bytes, size: int) -> list[bytes]:
    return [response[at : at + size] for at in range(0, len(response), size)]


NO_BODY = b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n"
HEADERS_ONLY = HEAD + b"Content-Length: 5\r\n\r\n"
"""The answer to HEAD: as long as that to GET, without its body."""
LONG = b'"%b"' % (b"x" * 200_000)
LONG_HEAD = sized(b"1").replace(b"OK\r\n", b"OK\r\nX: " + b"x" * 70_000 + b"\r\n")


@dataclass
class Seen:
    """The connections that a server has had, and how many responses it sent on each."""

    url: str
    responses: list[int] = field(default_factory=list[int])


@contextlib.contextmanager
def answering(packets: Callable[[int], Iterable[bytes]]) -> Iterator[Seen]:
    """A server that answers the n-th request of all with these packets."""
    listener = socket.create_server(("127.0.0.1", 0))
    seen = Seen(f"http://127.0.0.1:{listener.getsockname()[1]}")
    requests = iter(range(1000))

    def handle(connection: socket.socket) -> None:
        number = len(seen.responses)
        seen.responses.append(0)
        with connection, contextlib.suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while b"\r\n\r\n" in connection.recv(65536):
                seen.responses[number] += 1
                for packet in packets(next(requests)):
                    connection.sendall(packet)
                    time.sleep(0.001)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection = listener.accept()[0]
                threading.Thread(target=handle, args=[connection], daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    with listener:
        yield seen


def three_calls(kind: str, seen: Seen, method: str) -> list[object]:
    """The results, or the kinds of errors."""
    results = [ResponseSpec("204", None, None)]
    if method == "HEAD":
        results.append(ResponseSpec("200", None, None))
    else:
        results.append(ResponseSpec("200", "application/json", object))
    op = operation(method, responses=tuple(results))
    outcomes: list[object] = []
    with opened(kind, seen.url, max_retries=0) as call:
        for _ in range(3):
            try:
                outcomes.append(call(op))
            except ApiError as error:
                outcomes.append(type(error))
    return outcomes


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("method", "response", "result"),
    [
        pytest.param("GET", sized(b"1"), 1, id="length"),
        pytest.param("GET", chunked(b"1"), 1, id="chunks"),
        pytest.param("GET", NO_BODY, None, id="204"),
        pytest.param("HEAD", HEADERS_ONLY, None, id="HEAD"),
    ],
)
@pytest.mark.parametrize(
    "more",
    [
        pytest.param(WRONG, id="response"),
        pytest.param(WRONG_CHUNKS, id="response in chunks"),
        pytest.param(b"wrong", id="body"),
        pytest.param(b"\0\xff\r\n\r\n", id="no HTTP"),
    ],
)
def test_no_call_gets_what_came_after_the_answer_before(
    every_transport: str,
    kind: str,
    method: str,
    response: bytes,
    result: object,
    more: bytes,
) -> None:
    def packets(number: int) -> list[bytes]:
        return [response + more] if number == 0 else [response]

    with answering(packets) as seen:
        first, *rest = three_calls(kind, seen, method)
    assert rest == [result] * 2
    assert first == result or (
        every_transport == "aiohttp" and first is ApiConnectionError
    )
    assert (seen.responses[0], sum(seen.responses)) == (1, 3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("method", "packets"),
    [
        pytest.param("GET", [sized(b"1")], id="length"),
        pytest.param("GET", dripped(sized(b"1"), 3), id="length, in drips"),
        pytest.param("GET", [sized(LONG)], id="length, long"),
        pytest.param("GET", [sized(b"")], id="empty"),
        pytest.param("GET", [LONG_HEAD], id="long head"),
        pytest.param("GET", [chunked(b"1")], id="chunks"),
        pytest.param("GET", dripped(chunked(b"1"), 1), id="chunks, in drips"),
        pytest.param("GET", [chunked(LONG[:70_000], LONG[70_000:])], id="long chunks"),
        pytest.param("GET", [chunked(b"1")[:-5], b"0\r\n\r\n"], id="last chunk apart"),
        pytest.param("GET", [NO_BODY], id="204"),
        pytest.param("HEAD", [HEADERS_ONLY], id="HEAD"),
        pytest.param("HEAD", dripped(HEADERS_ONLY, 5), id="HEAD, in drips"),
    ],
)
def test_a_connection_is_used_again_after_a_whole_answer(
    kind: str, method: str, packets: list[bytes]
) -> None:
    with answering(lambda number: packets) as seen:
        results = three_calls(kind, seen, method)
    assert results == [results[0]] * 3
    assert not isinstance(results[0], type)
    assert seen.responses == [3]
