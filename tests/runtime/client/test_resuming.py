"""Downloads and event streams that go on after their connection broke."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.client import (
    BaseAsyncClient,
    BaseClient,
)
from generator.runtime.io_backend import Blocking, Driver
from generator.runtime.operation import Operation, ResponseSpec
from generator.runtime.streaming.formats import EventStream
from generator.runtime.streaming.view import async_stream_call_of, stream_call_of
from tests.support.server import Answer, Seen, serving

from .calls import FILE, KINDS, api, operation, save
from .sockets import scripted

pytestmark = pytest.mark.usefixtures("every_transport")

DATA = bytes(range(256)) * 1000
EVENTS = operation(
    responses=(ResponseSpec("200", "text/event-stream", str, stream=EventStream()),)
)
Script = Callable[[socket.socket, bytes], None]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Sleeping takes no time; what was slept is listed."""
    slept: list[float] = []

    async def sleep(self: object, seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(Blocking, "sleep", sleep)
    monkeypatch.setattr(Driver, "sleep", sleep)
    return slept


class Half:
    """A server that sends so many bytes of a file, and hangs up; then the rest."""

    def __init__(self, *cuts: int, tag: str = '"v1"', ranges: bool = True) -> None:
        self.cuts = list(cuts)
        self.tag = tag
        self.ranges = ranges
        self.heads: list[str] = []

    def __call__(self, connection: socket.socket, head: bytes) -> None:
        self.heads.append(head.decode("latin-1"))
        cut = self.cuts.pop(0) if self.cuts else len(DATA)
        asked = re.search(r"(?im)^range: bytes=(\d+)-", self.heads[-1])
        known = re.search(r"(?im)^if-range: (.*?)\r$", self.heads[-1])
        partial = self.ranges and asked and known and known[1] == self.tag
        start = int(asked[1]) if partial and asked else 0
        status = "206 Partial Content" if partial else "200 OK"
        fields = [f"Content-Length: {len(DATA) - start}", f"ETag: {self.tag}"]
        if partial:
            fields.append(f"Content-Range: bytes {start}-{len(DATA) - 1}/{len(DATA)}")
        lines = [f"HTTP/1.1 {status}", "Content-Type: application/octet-stream"]
        connection.sendall("\r\n".join([*lines, *fields, "", ""]).encode())
        connection.sendall(DATA[start : start + cut])

    def serving(self) -> AbstractContextManager[str]:
        """The server's URL, for a `with` block."""
        return scripted(self)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_broken_download_leaves_nothing(kind: str, tmp_path: Path) -> None:
    with Half(1000).serving() as url, pytest.raises(errors.ApiConnectionError):
        save(kind, url, tmp_path / "f")
    assert left(tmp_path) == []


def test_a_broken_download_goes_on(kind: str, tmp_path: Path) -> None:
    half, told = Half(100_000, 50_000), list[tuple[int, int | None]]()

    def progress(written: int, size: int | None) -> None:
        told.append((written, size))

    with half.serving() as url:
        path = save(kind, url, tmp_path / "f", resume=True, progress=progress)
    assert path.read_bytes() == DATA
    assert left(tmp_path) == ["f"]
    assert len(half.heads) == 3
    assert "Range: bytes=100000-" in half.heads[1]
    assert 'If-Range: "v1"' in half.heads[1]
    assert "Accept-Encoding: identity" in half.heads[1]
    assert told == sorted(told)
    assert told[-1] == (len(DATA), len(DATA))


def test_a_download_goes_on_another_time(kind: str, tmp_path: Path) -> None:
    first = Half(9000, 0, 0)
    with first.serving() as url:
        with pytest.raises(errors.ApiConnectionError):
            save(kind, url, tmp_path / "f", resume=True)
        (part,) = left(tmp_path)
        assert part.startswith(".f.")
        assert (tmp_path / part).stat().st_size == 9000
        first.cuts = [1]  # the answer that is not needed
        save(kind, url, tmp_path / "f", resume=True)
    assert "Range: bytes=9000-" in first.heads[-1]
    assert (tmp_path / "f").read_bytes() == DATA
    assert left(tmp_path) == ["f"]


def test_another_version_starts_from_the_beginning(kind: str, tmp_path: Path) -> None:
    half = Half(9000)

    def change(connection: socket.socket, head: bytes) -> None:
        half(connection, head)
        half.tag = '"v2"'

    with scripted(change) as url:
        save(kind, url, tmp_path / "f", resume=True)
    assert (tmp_path / "f").read_bytes() == DATA
    assert len(half.heads) == 2


@pytest.mark.parametrize("tag", ['W/"weak"', ""])
def test_without_a_strong_validator_it_is_an_error(
    kind: str, tmp_path: Path, tag: str
) -> None:
    with (
        Half(9000, tag=tag).serving() as url,
        pytest.raises(errors.ApiConnectionError),
    ):
        save(kind, url, tmp_path / "f", resume=True)
    assert left(tmp_path) == []


def test_a_post_is_not_repeated(kind: str, tmp_path: Path) -> None:
    half = Half(9000)
    op = operation("POST", responses=FILE.responses)
    with half.serving() as url, pytest.raises(errors.ApiConnectionError):
        save(kind, url, tmp_path / "f", op, resume=True)
    assert len(half.heads) == 1
    assert left(tmp_path) == []


def test_the_target_stays_as_it_was_until_the_end(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "f"
    target.write_bytes(b"old")

    def progress(written: int, size: int | None) -> None:
        assert target.read_bytes() == b"old"

    with Half(5000).serving() as url:
        save(kind, url, target, resume=True, progress=progress)
    assert target.read_bytes() == DATA


def events(kind: str, url: str, op: Operation[Any] = EVENTS, **rest: Any) -> list[Any]:
    """All items of an event stream, as far as they come."""
    found: list[Any] = []
    client = {"base_url": url, **rest}
    if kind == "sync":
        with (
            BaseClient(api(), {}, {}, **client) as blocking,
            stream_call_of(blocking)(op, {}, {}) as stream,
        ):
            found.extend(stream)
        return found

    async def main() -> None:
        async with (
            BaseAsyncClient(api(), {}, {}, **client) as awaited,
            await async_stream_call_of(awaited)(op, {}, {}) as stream,
        ):
            found.extend([item async for item in stream])

    asyncio.run(main())
    return found


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"


class Broken:
    """A server that sends event streams, all but the last of which break off."""

    def __init__(self, *bodies: bytes, status: bytes = b"200 OK") -> None:
        self.bodies = list(bodies)
        self.heads: list[str] = []

    def __call__(self, connection: socket.socket, head: bytes) -> None:
        self.heads.append(head.decode("latin-1"))
        body = self.bodies.pop(0)
        size = len(body) + (1 if self.bodies else 0)
        if not body and not self.bodies:
            connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
            return
        connection.sendall(HEAD + f"Content-Length: {size}\r\n\r\n".encode() + body)


def test_events_go_on_after_the_last_one(kind: str, no_waiting: list[float]) -> None:
    server = Broken(
        b"retry: 250\n\nid: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: lost",
        b"data: c\n\n",
        b"id: 4\ndata: d\n\n",
    )
    with scripted(server) as url:
        assert events(kind, url) == ["a", "b", "c", "d"]
    assert "last-event-id" not in server.heads[0].lower()
    assert [head.lower().count("last-event-id: 2") for head in server.heads] == [
        0,
        1,
        1,
    ]
    assert no_waiting == [0.25, 0.25]


def test_events_without_ids_are_not_repeated(kind: str) -> None:
    server = Broken(b"data: a\n\n", b"data: a\n\n")
    with scripted(server) as url, pytest.raises(errors.ApiConnectionError):
        events(kind, url)
    assert len(server.heads) == 1


def test_events_of_a_post_are_not_repeated(kind: str) -> None:
    server = Broken(b"id: 1\ndata: a\n\n", b"data: b\n\n")
    op = operation("POST", responses=EVENTS.responses)
    with scripted(server) as url, pytest.raises(errors.ApiConnectionError):
        events(kind, url, op)
    assert len(server.heads) == 1


def test_reconnecting_ends_without_progress(kind: str) -> None:
    server = Broken(b"id: 1\ndata: a\n\n", *[b": nothing\n"] * 9)
    with scripted(server) as url, pytest.raises(errors.ApiConnectionError):
        events(kind, url, max_retries=3)
    assert len(server.heads) == 4


def test_no_content_ends_a_stream(kind: str) -> None:
    server = Broken(b"id: 1\ndata: a\n\n", b"")
    with scripted(server) as url:
        assert events(kind, url) == ["a"]


def test_a_stream_that_ends_is_at_its_end(kind: str) -> None:
    with serving() as server:
        seen: list[Seen] = server.seen
        server.answers = [
            Answer(body=b"id: 1\ndata: a\n\n", content_type="text/event-stream")
        ]
        assert events(kind, server.url) == ["a"]
        assert len(seen) == 1
