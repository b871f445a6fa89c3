"""Streams that are left early, without a `with` block, give their connection back."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from generator.runtime.client import (
    BaseAsyncClient,
    BaseClient,
    async_call_of,
    call_of,
)
from generator.runtime.operation import ResponseSpec, StreamFormat
from generator.runtime.streaming.formats import EventStream, JsonLines, JsonSequence

from .calls import KINDS, api, operation
from .sockets import scripted

pytestmark = pytest.mark.usefixtures("every_transport")

STREAMS: dict[str, tuple[StreamFormat, str, bytes]] = {
    "sse": (EventStream(), "text/event-stream", b"data: 1\n\n"),
    "jsonl": (JsonLines(), "application/x-ndjson", b"1\n"),
    "json-seq": (JsonSequence(), "application/json-seq", b"\x1e1\n\x1e2\n"),
}


async def first(url: str, reply: ResponseSpec, closed: threading.Event) -> object:
    """The first item of a stream, which is then left."""
    async with BaseAsyncClient(api(), {}, {}, base_url=url) as client:
        call = async_call_of(client)
        found: list[object] = []
        async for item in await call(operation(responses=(reply,)), {}, {}):
            found.append(item)
            break
        assert await asyncio.to_thread(closed.wait, 5)
        return found[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(STREAMS))
def test_leaving_a_loop_closes_the_connection(kind: str, name: str) -> None:
    stream, media, data = STREAMS[name]
    closed = threading.Event()

    def endless(connection: socket.socket, head: bytes) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode())
        connection.sendall(data)
        if connection.recv(1) == b"":
            closed.set()

    reply = ResponseSpec("200", media, int, stream=stream)
    with scripted(endless) as url:
        if kind == "async":
            assert asyncio.run(first(url, reply, closed)) == 1
            return
        with BaseClient(api(), {}, {}, base_url=url) as client:
            for item in call_of(client)(operation(responses=(reply,)), {}, {}):
                assert item == 1
                break
            assert closed.wait(5)
