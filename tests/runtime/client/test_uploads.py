"""Uploads over loopback: however large, they take a constant amount of memory."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.bodies import Field
from generator.runtime.bodies.binary import BinaryBody, FileBody
from generator.runtime.bodies.multipart import MultipartBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.bodies.sources import filename_of
from generator.runtime.client import (
    BaseAsyncClient,
    BaseClient,
    async_call_of,
    call_of,
)
from generator.runtime.errors import RequestValidationError
from generator.runtime.files import File
from tests.support.server import Answer, serving

from .calls import KINDS, Recorder, api, call, operation
from .sockets import scripted

pytestmark = pytest.mark.usefixtures("every_transport")

SIZE = 24 * 1024 * 1024
PIECE = bytes(65536)
MOST = 4 * 1024 * 1024
RAW = operation("POST", body=RequestBody((BinaryBody("application/octet-stream"),)))
FORM = operation(
    "POST",
    body=RequestBody(
        (MultipartBody("multipart/form-data"),), fields=(Field("file", required=True),)
    ),
)


class Drain:
    """A server that reads a body away, without keeping it, and counts its bytes."""

    def __init__(self) -> None:
        self.size = 0

    def __call__(self, connection: socket.socket, head: bytes) -> None:
        length = _length(head)
        rest = head.partition(b"\r\n\r\n")[2]
        self.size, tail = len(rest), rest[-5:]
        buffer = bytearray(65536)
        while self.size < length and not (length == SIZE * 9 and tail == b"0\r\n\r\n"):
            count = connection.recv_into(buffer)
            if not count:
                return
            self.size += count
            tail = (tail + bytes(buffer[max(0, count - 5) : count]))[-5:]
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1\r\n\r\n1"
        )


def _length(head: bytes) -> int:
    """The announced length; more than there will be where it is chunked."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return SIZE * 9


def pieces() -> Iterator[bytes]:
    for _ in range(SIZE // len(PIECE)):
        yield PIECE


async def apieces() -> AsyncIterator[bytes]:
    for piece in pieces():
        yield piece


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large file that takes no room on disk."""
    path = tmp_path_factory.mktemp("uploads") / "big"
    with path.open("wb") as file:
        file.truncate(SIZE)
    return path


def send(kind: str, url: str, op: Any, arguments: dict[str, Any]) -> Any:
    if kind == "sync":
        with BaseClient(api(), {}, {}, base_url=url) as blocking:
            return call_of(blocking)(op, arguments, {})

    async def main() -> Any:
        async with BaseAsyncClient(api(), {}, {}, base_url=url) as awaited:
            return await async_call_of(awaited)(op, arguments, {})

    return asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", ["path", "handle", "iterator", "form", "async"])
def test_memory_is_constant(kind: str, source: str, big: Path) -> None:
    if source == "async" and kind == "sync":
        pytest.skip("a synchronous client takes no asynchronous iterator")
    drain = Drain()
    with scripted(drain) as url, big.open("rb") as handle:
        body: Any = {
            "path": big,
            "handle": handle,
            "iterator": pieces(),
            "form": File(big, "big.bin"),
            "async": apieces(),
        }[source]
        op, arguments = (
            (FORM, {"file": body}) if source == "form" else (RAW, {"body": body})
        )
        send(kind, url, RAW, {"body": b""})  # imports what sends
        tracemalloc.start()
        try:
            assert send(kind, url, op, arguments) == 1
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert drain.size >= SIZE
    assert peak < MOST


UPLOAD = RequestBody(
    (MultipartBody(),),
    fields=(Field("file", is_file=True), Field("files", is_file=True), Field("note")),
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_as_a_tuple(kind: str) -> None:
    arguments = {
        "file": ("a.csv", b"1,2", "text/csv"),
        "files": [("b.bin", b"b"), b"c"],
        "note": "n",
    }
    with serving(Answer(body=b"1")) as server:
        call(kind, operation("POST", body=UPLOAD), arguments, base_url=server.url)
        body = server.seen[0].body
        assert (
            b'name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n1,2'
            in body
        )
        assert b'name="files"; filename="b.bin"' in body
        assert body.count(b'; name="files"') == 2
        octets = operation("POST", body=RequestBody((FileBody(),)))
        named = {"body": ("x.png", b"png", "image/png")}
        call(kind, octets, named, base_url=server.url)
        assert server.seen[1].body == b"png"
        assert server.seen[1].header("Content-Type") == "image/png"


@pytest.mark.parametrize("kind", KINDS)
def test_a_path_may_be_of_a_pipe(kind: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    octets = operation("POST", body=RequestBody((FileBody(),)))
    with serving(Answer(body=b"1")) as server:
        opened = os.open(pipe, os.O_RDWR)  # a writer, so that opening it does not wait
        os.write(opened, b"piped")
        writer = threading.Timer(0.3, os.close, (opened,))
        writer.start()
        call(kind, octets, {"body": pipe}, base_url=server.url)
        writer.join()
        assert server.seen[0].body == b"piped"


def test_a_stream_without_a_file_behind_it_has_no_name() -> None:
    assert filename_of(sys.stdin) is None
    with Path(__file__).open("rb") as file:
        assert filename_of(file) == "test_uploads.py"


@pytest.mark.parametrize("given", ["/tmp/x", ("a", "text"), File("text"), [b"", "x"]])
def test_a_text_is_no_file(given: Any) -> None:
    octets = operation("POST", body=RequestBody((FileBody(),)))
    for op, name in ((octets, "body"), (operation("POST", body=UPLOAD), "file")):
        with pytest.raises(RequestValidationError, match=f"{name}: a text is no file"):
            call("sync", op, {name: given}, transport=Recorder())
