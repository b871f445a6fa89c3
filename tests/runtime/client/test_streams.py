"""Responses that are read as they come, over loopback."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from generator.runtime import errors
from generator.runtime.client import BaseAsyncClient, BaseClient
from generator.runtime.operation import Operation, ResponseSpec
from generator.runtime.resource import AsyncResource, Resource, View
from generator.runtime.streaming.events import EventParser, ServerSentEvent
from generator.runtime.streaming.formats import EventStream, JsonLines, JsonSequence
from generator.runtime.streaming.line_decoder import (
    JsonLinesParser,
    JsonSequenceParser,
    LineSplitter,
)
from generator.runtime.streaming.stream import AsyncStream, Stream
from generator.runtime.streaming.view import (
    Items,
    async_downloaded,
    async_streamed,
    downloaded,
    streamed,
)
from generator.runtime.transport import Timeout
from tests.support.server import Answer, raw_server, serving

from .calls import api


class Token(Struct):
    text: str


def op(path: str, *replies: ResponseSpec) -> Operation[Any]:
    return Operation(
        method="GET", path=path, resource="chat", function="f", responses=replies
    )


EVENTS: Operation[Stream[Token]] = op(
    "/events", ResponseSpec("200", "text/event-stream", Token, stream=EventStream())
)
AEVENTS: Operation[AsyncStream[Token]] = EVENTS  # type: ignore[assignment]
RAW = op(
    "/raw",
    ResponseSpec("200", "text/event-stream", ServerSentEvent, stream=EventStream()),
)
WHOLE = op(
    "/whole",
    ResponseSpec(
        "200", "text/event-stream", dict[str, Any], stream=EventStream(whole=True)
    ),
)
LINES = op(
    "/lines", ResponseSpec("200", "application/x-ndjson", Token, stream=JsonLines())
)
SEQUENCE = op(
    "/seq", ResponseSpec("200", "application/json-seq", Token, stream=JsonSequence())
)
EITHER: Operation[Token] = op(
    "/either",
    ResponseSpec("200", "application/json", Token),
    ResponseSpec("200", "text/event-stream", Token, stream=EventStream()),
)
FILE: Operation[bytes] = op(
    "/file", ResponseSpec("200", "application/octet-stream", bytes)
)


class Chat(Resource):
    def events(self) -> Stream[Token]:
        return self._call(EVENTS, {}, {})

    def either(self) -> Token:
        return self._call(EITHER, {}, {})

    def file(self, **options: Any) -> bytes:
        return self._call(FILE, {}, options)  # type: ignore[arg-type]

    def any(self, operation: Operation[Any]) -> Any:
        return self._call(operation, {}, {})


class ChatStreams(View[Chat]):
    events = streamed(Chat.events)
    either = streamed(Chat.either, Items[Token]())
    file = downloaded(Chat.file)


class AsyncChat(AsyncResource):
    async def events(self) -> AsyncStream[Token]:
        return await self._call(AEVENTS, {}, {})

    async def either(self) -> Token:
        return await self._call(EITHER, {}, {})

    async def file(self, **options: Any) -> bytes:
        return await self._call(FILE, {}, options)  # type: ignore[arg-type]


class AsyncChatStreams(View[AsyncChat]):
    events = async_streamed(AsyncChat.events)
    either = async_streamed(AsyncChat.either, Items[Token]())
    file = async_downloaded(AsyncChat.file)


@contextlib.contextmanager
def chat(url: str, **rest: Any) -> Iterator[Chat]:
    with BaseClient(api(), {}, {}, base_url=url, **rest) as client:
        yield Chat(client)


def in_async(url: str, main: Callable[[AsyncChat], Any], **rest: Any) -> Any:
    async def run() -> Any:
        async with BaseAsyncClient(api(), {}, {}, base_url=url, **rest) as client:
            return await main(AsyncChat(client))

    return asyncio.run(run())


SSE = b': hi\n\ndata: {"text":"a"}\n\nevent: x\ndata: {"text":\ndata: "b"}\nid: 7\n\n'
EVENT_STREAM = Answer(
    body=SSE + b"data: [DONE]\n\ndata: never\n\n", content_type="text/event-stream"
)


@pytest.mark.usefixtures("every_transport")
def test_events() -> None:
    with serving(EVENT_STREAM) as server, chat(server.url) as made:
        stream = made.events()
        assert list(stream) == [Token("a"), Token("b")]
        assert server.seen[0].header("accept") == "text/event-stream"
        with ChatStreams(made).events() as again:
            assert next(again) == Token("a")
        with ChatStreams(made).either() as tokens:
            assert [token.text for token in tokens] == ["a", "b"]
            assert tokens.last_event_id == "7"
        assert server.seen[2].header("accept") == "text/event-stream"
        events = list(made.any(RAW))
        assert events[1] == ServerSentEvent('{"text":\n"b"}', "x", "7")
        whole = [event["data"] for event in made.any(WHOLE)]
        assert whole[2:] == ["[DONE]", "never"]


def test_events_asynchronously() -> None:
    async def main(made: AsyncChat) -> list[Any]:
        found: list[Any] = [token async for token in await made.events()]
        async with AsyncChatStreams(made).either() as stream:
            async for token in stream:
                found.append(token.text)
                break
        return found

    with serving(EVENT_STREAM) as server:
        assert in_async(server.url, main) == [Token("a"), Token("b"), "a"]


def test_the_json_of_an_operation_that_answers_either_way() -> None:
    with serving(Answer(body=b'{"text":"j"}')) as server, chat(server.url) as made:
        assert made.either() == Token("j")
        assert server.seen[0].header("accept") == "application/json"


def test_lines_and_sequences() -> None:
    lines = Answer(
        body=b'{"text":"a"}\r\n\n{"text":"b"}', content_type="application/x-ndjson"
    )
    with serving(lines) as server, chat(server.url) as made:
        assert list(made.any(LINES)) == [Token("a"), Token("b")]
        server.answers = [
            Answer(
                body=b'\x1e{"text":"a"}\n\x1e{"text":"b"}\n',
                content_type="application/json-seq",
            )
        ]
        assert list(made.any(SEQUENCE)) == [Token("a"), Token("b")]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_event_parser_at_every_cut(size: int) -> None:
    text = (
        "\ufeffdata: one\r\rdata:two\r\ndata: three\r\n\r\nevent: add\nid: 1\nretry: 10\n"
        "data:  é\n\n:comment\nid\ndata\n\nnothing\n\nid: a\0b\ndata: x\n\ndata: cut off"
    ).encode()
    parser = EventParser(1000)
    events = [
        event
        for start in range(0, len(text), size)
        for event in parser.feed(text[start : start + size])
    ] + parser.finish()
    assert events == [
        ServerSentEvent("one"),
        ServerSentEvent("two\nthree"),
        ServerSentEvent(" é", "add", "1", 10),
        ServerSentEvent(""),
        ServerSentEvent("x"),
    ]


def test_lines_have_a_limit() -> None:
    for parser in (
        LineSplitter(10),
        JsonLinesParser(10),
        EventParser(10),
        JsonSequenceParser(10),
    ):
        with pytest.raises(errors.ResponseTooLargeError):
            for _ in range(20):
                parser.feed(b"aaa")
    for line in (b"data: abc\n", b"data\n"):
        many = EventParser(10)
        with pytest.raises(errors.ResponseTooLargeError):
            for _ in range(20):
                many.feed(line)


@pytest.mark.usefixtures("every_transport")
def test_endless_lines_are_a_typed_error() -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
        )
        with contextlib.suppress(OSError):
            while True:
                connection.sendall(b"x" * 65536)

    with (
        raw_server(endless) as url,
        chat(url, max_response_bytes=1_000_000) as made,
        pytest.raises(errors.ResponseTooLargeError, match=r"GET .*/events"),
    ):
        list(made.events())


@pytest.mark.usefixtures("every_transport")
def test_a_stream_that_breaks_says_what_was_called() -> None:
    def broken(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            b'Content-Length: 1000\r\n\r\ndata: {"text":"a"}\n\n'
        )

    with raw_server(broken) as url, chat(url) as made:
        stream = made.events()
        assert next(stream) == Token("a")
        with pytest.raises(errors.ApiConnectionError, match=r"GET .*/events"):
            next(stream)


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_connection_closes_when_a_stream_is_left_early(kind: str) -> None:
    closed = threading.Event()

    def slowly(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
        )
        connection.sendall(b'data: {"text":"a"}\n\n')
        connection.settimeout(5)
        if connection.recv(1) == b"":
            closed.set()

    async def main(made: AsyncChat) -> None:
        async with AsyncChatStreams(made).events() as stream:
            assert await anext(stream) == Token("a")
        assert await asyncio.to_thread(closed.wait, 5)

    with raw_server(slowly) as url:
        if kind == "async":
            in_async(url, main)
            return
        with chat(url) as made:
            with ChatStreams(made).events() as stream:
                assert next(stream) == Token("a")
            assert closed.wait(5)


def test_items_that_break_the_document() -> None:
    answer = Answer(
        body=b'{"text":1}\n{"text":"b"}\n', content_type="application/x-ndjson"
    )
    with serving(answer) as server, chat(server.url) as made:
        stream = made.any(LINES)
        assert [item.text for item in stream] == [1, "b"]
        assert [issue.path for issue in stream.issues] == ["$.text"]
    with (
        serving(answer) as server,
        chat(server.url, validation="strict") as made,
        pytest.raises(errors.DecodeError),
    ):
        list(made.any(LINES))


BIG = bytes(range(256)) * 4000


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("coding", [None, "gzip"])
def test_downloads(kind: str, coding: str | None, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    seen: list[tuple[int, int | None]] = []
    headers = {"Content-Encoding": coding} if coding else {}
    answer = Answer(
        body=gzip.compress(BIG) if coding else BIG,
        content_type="application/octet-stream",
        headers=headers,
    )

    def progress(done: int, size: int | None) -> None:
        seen.append((done, size))

    async def main(made: AsyncChat) -> None:
        async with AsyncChatStreams(made).file() as stream:
            assert await stream.save(target, progress) == target
        async with AsyncChatStreams(made).file() as stream:
            assert b"".join([piece async for piece in stream]) == BIG
        assert await made.file() == BIG

    with serving(answer) as server:
        if kind == "async":
            in_async(server.url, main)
        else:
            with chat(server.url) as made:
                with ChatStreams(made).file() as stream:
                    assert stream.save(target, progress) == target
                with ChatStreams(made).file() as stream:
                    assert b"".join(stream.iter_bytes()) == BIG
                assert made.file() == BIG
    assert target.read_bytes() == BIG
    assert seen[-1] == (len(BIG), None if coding else len(BIG))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_download_into_a_pipe_leaves_it_in_place(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    seen: list[int] = []
    answer = Answer(body=b"whole", content_type="application/octet-stream")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with (
        serving(answer) as server,
        chat(server.url) as made,
        ChatStreams(made).file() as stream,
    ):
        assert stream.save(pipe, lambda done, _: seen.append(done)) == pipe
    assert (os.read(reader, 100), seen) == (b"whole", [5])
    os.close(reader)
    assert pipe.is_fifo()


def test_a_download_that_fails_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    def broken(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
            b"Content-Length: 1000\r\n\r\nhalf"
        )

    target = tmp_path / "out"
    target.write_bytes(b"old")
    with (
        raw_server(broken) as url,
        chat(url) as made,
        ChatStreams(made).file() as stream,
        pytest.raises(errors.ApiConnectionError),
    ):
        stream.save(target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_errors_before_a_stream_begins() -> None:
    with serving(Answer(404, b'{"detail":"no"}')) as server, chat(server.url) as made:
        with pytest.raises(errors.NotFoundError, match="no"), ChatStreams(made).file():
            pass
        with pytest.raises(errors.NotFoundError):
            made.events()


@pytest.mark.usefixtures("every_transport")
def test_the_total_timeout_ends_a_stream() -> None:
    import time

    def drip(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        with contextlib.suppress(OSError):
            for _ in range(100):
                connection.sendall(b"x")
                time.sleep(0.05)

    with (
        raw_server(drip) as url,
        chat(url, timeout=Timeout(total=0.4)) as made,
        ChatStreams(made).file() as stream,
        pytest.raises(errors.ApiTimeoutError),
    ):
        stream.read()
