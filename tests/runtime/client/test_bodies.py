"""Request bodies on the wire, read back by parsers that this project did not write."""

from __future__ import annotations

import asyncio
import email.parser
import email.policy
import io
import json as stdlib_json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from msgspec import UNSET, Struct
from msgspec.structs import replace

from generator.runtime.bodies import BodyFormat, Field
from generator.runtime.bodies.binary import BinaryBody
from generator.runtime.bodies.encoding import Encoding
from generator.runtime.bodies.form import FormBody
from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.multipart import MultipartBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.bodies.sequences import (
    EventStreamBody,
    JsonLinesBody,
    JsonSequenceBody,
)
from generator.runtime.bodies.text import TextBody
from generator.runtime.errors import RequestValidationError
from generator.runtime.files import File
from generator.runtime.operation import Body
from tests.support.server import Answer, Seen, serving

from .calls import KINDS, Recorder, call, operation


def wire(kind: str, body: Body, arguments: dict[str, Any]) -> Seen:
    """The request as a server on loopback sees it."""
    with serving(Answer(body=b"null")) as server:
        call(kind, operation("POST", body=body), arguments, base_url=server.url)
        return server.seen[0]


def value(media_type: str, **encoding: Encoding) -> Body:
    formats: dict[str, Any] = {
        "application/json": JsonBody,
        "application/x-www-form-urlencoded": FormBody,
        "multipart/form-data": MultipartBody,
        "multipart/mixed": MultipartBody,
        "application/x-ndjson": JsonLinesBody,
        "application/json-seq": JsonSequenceBody,
        "text/event-stream": EventStreamBody,
        "text/plain": TextBody,
    }
    made: BodyFormat = formats.get(media_type, BinaryBody)(media_type)
    if encoding:
        made = replace(made, encoding=encoding)
    return RequestBody((made,))


FIELDS = RequestBody(
    (JsonBody("application/json"),),
    fields=(
        Field("name", required=True, nullable=True),
        Field("x-note", argument="x_note", nullable=True),
        Field("size"),
    ),
    additional=True,
)


@pytest.mark.parametrize("kind", KINDS)
def test_json_fields(kind: str) -> None:
    arguments = {"name": None, "x_note": UNSET, "size": None}
    assert wire(kind, FIELDS, arguments).body == b'{"name":null}'
    patch = {"name": "a", "x_note": None, "additional_properties": {"k": 1, "name": 0}}
    seen = wire(kind, FIELDS, patch)
    assert stdlib_json.loads(seen.body) == {"name": "a", "x-note": None, "k": 1}
    assert seen.header("content-type") == "application/json"
    assert seen.header("content-length") == str(len(seen.body))


def test_bodies_with_nothing_in_them() -> None:
    optional = RequestBody((JsonBody("application/json"),), fields=(Field("a"),))
    seen = wire("sync", optional, {"a": None})
    assert (seen.body, seen.header("content-type")) == (b"", None)
    assert seen.header("content-length") == "0"
    required = RequestBody(
        (JsonBody("application/json"),), required=True, fields=(Field("a"),)
    )
    assert wire("sync", required, {"a": None}).body == b"{}"
    assert wire("sync", value("application/json"), {}).body == b""
    nothing = RequestBody((JsonBody("application/json"),), required=True)
    assert wire("sync", nothing, {"body": None}).body == b"null"


def test_a_media_type_is_chosen() -> None:
    both = RequestBody(
        (JsonBody("application/json"), TextBody("text/*"), BinaryBody("image/png"))
    )
    assert wire("sync", both, {"body": "é"}).body == '"é"'.encode()
    text = wire(
        "sync", both, {"body": "é", "content_type": "text/plain; charset=latin-1"}
    )
    assert (text.body, text.header("content-type")) == (
        b"\xe9",
        "text/plain; charset=latin-1",
    )
    png = wire("sync", both, {"body": b"\x89PNG", "content_type": "image/png"})
    assert (png.body, png.header("content-type")) == (b"\x89PNG", "image/png")
    with pytest.raises(RequestValidationError, match="content_type: one of"):
        wire("sync", both, {"body": "x", "content_type": "application/xml"})


def test_urlencoded() -> None:
    form = RequestBody(
        (
            FormBody(
                encoding={
                    "csv": Encoding(style="form", explode=False),
                    "deep": Encoding(style="deepObject", explode=True),
                    "doc": Encoding(content_type="application/json"),
                },
            ),
        ),
        fields=tuple(
            Field(name, nullable=True)
            for name in ("a b", "list", "csv", "deep", "doc", "object", "none", "flag")
        ),
    )
    arguments = {
        "a b": "1 + 1&x=y",
        "list": ["a", "b"],
        "csv": ["a", "b"],
        "deep": {"k": "v"},
        "doc": [1],
        "object": {"street": "12 Ä"},
        "none": None,
        "flag": True,
    }
    seen = wire("sync", form, arguments)
    assert parse_qsl(seen.body.decode(), keep_blank_values=True) == [
        ("a b", "1 + 1&x=y"), ("list", "a"), ("list", "b"), ("csv", "a,b"),
        ("deep[k]", "v"), ("doc", "[1]"), ("object", '{"street":"12 Ä"}'),
        ("none", ""), ("flag", "true"),
    ]  # fmt: skip
    assert b"a+b=1+%2B+1%26x%3Dy" in seen.body


Part = tuple[str | None, str | None, str, bytes]


def parts_of(seen: Seen) -> list[Part]:
    """A multipart body through the standard library's parser."""
    head = f"Content-Type: {seen.header('content-type')}\r\n\r\n".encode()
    parser = email.parser.BytesParser(policy=email.policy.HTTP)
    message = parser.parsebytes(head + seen.body)
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type() if part["content-type"] else "",
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    ]


UPLOAD = RequestBody(
    (MultipartBody(encoding={"meta": Encoding(content_type="application/json")}),),
    fields=tuple(
        Field(n) for n in ("note", "tags", "meta", "address", "file", "files")
    ),
)


@pytest.mark.parametrize("kind", KINDS)
def test_multipart(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n" * 50_000)
    arguments = {
        "note": "grüße",
        "tags": ["a", "b"],
        "meta": [{"a": 1}],
        "address": {"city": "Bern"},
        "file": path,
        "files": [
            b"raw",
            File(io.BytesIO(b"in memory"), "x.bin", "application/x-thing"),
            File(iter([b"it", b"er"]), "it.txt"),
        ],
    }
    seen = wire(kind, UPLOAD, arguments)
    assert parts_of(seen) == [
        ("note", None, "", "grüße".encode()),
        ("tags", None, "", b"a"),
        ("tags", None, "", b"b"),
        ("meta", None, "application/json", b'{"a":1}'),
        ("address", None, "application/json", b'{"city":"Bern"}'),
        ("file", "picture.png", "image/png", path.read_bytes()),
        ("files", "files", "application/octet-stream", b"raw"),
        ("files", "x.bin", "application/x-thing", b"in memory"),
        ("files", "it.txt", "text/plain", b"iter"),
    ]
    assert seen.header("transfer-encoding") == "chunked"


def test_multipart_with_a_known_length(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    seen = wire("sync", UPLOAD, {"file": path})
    assert seen.header("content-length") == str(len(seen.body))


@pytest.mark.parametrize("name", ['a"; filename="evil', "a\r\nX-Evil: 1", "ü\0"])
def test_names_cannot_leave_their_quotes(name: str) -> None:
    body = RequestBody((MultipartBody("multipart/form-data"),), fields=(Field(name),))
    seen = wire("sync", body, {name: File(b"x", name)})
    head = seen.body.partition(b"\r\n\r\n")[0].decode()
    assert head.count("\r\n") == 2  # boundary, disposition, content type
    assert head.count('"') == 4
    assert "\0" not in head


def test_part_headers() -> None:
    encoding = Encoding(headers=(("X-A", "1"),))
    body = RequestBody((MultipartBody(encoding={"f": encoding}),), fields=(Field("f"),))
    seen = wire("sync", body, {"f": File(b"x", "n", headers={"X-B": "2"})})
    assert b"X-A: 1\r\n" in seen.body
    assert b"X-B: 2\r\n" in seen.body
    with pytest.raises(RequestValidationError, match="line break"):
        wire("sync", body, {"f": File(b"x", headers={"X-B": "2\r\nX-C: 3"})})


async def later() -> AsyncIterator[bytes]:
    for piece in (b"one", b"two"):
        await asyncio.sleep(0)
        yield piece


def pieces() -> Iterator[bytes]:
    yield b"one"
    yield b"two"


@pytest.mark.parametrize("kind", KINDS)
def test_binary(kind: str, tmp_path: Path) -> None:
    octets = value("application/octet-stream")
    path = tmp_path / "f"
    path.write_bytes(b"onetwo")
    handle = io.BytesIO(b"skipped onetwo")
    handle.seek(8)
    for given in (
        b"onetwo",
        bytearray(b"onetwo"),
        path,
        handle,
        pieces(),
        [b"one", b"two"],
    ):
        assert wire(kind, octets, {"body": given}).body == b"onetwo"
    typed = wire(kind, value("*/*"), {"body": File(b"x", content_type="image/gif")})
    assert typed.header("content-type") == "image/gif"


def test_asynchronous_iterators() -> None:
    octets = value("application/octet-stream")
    assert wire("async", octets, {"body": later()}).body == b"onetwo"
    with pytest.raises(TypeError, match="asynchronous iterator"):
        wire("sync", octets, {"body": later()})
    seen = wire("async", UPLOAD, {"file": File(later(), "a")})
    assert parts_of(seen)[0][3] == b"onetwo"


def test_uploads_take_constant_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    sizes: list[int] = []

    class Draining(Recorder):
        def send(self, request: Any, /) -> Any:
            sizes.append(sum(len(piece) for piece in request.content))
            return super().send(request)

    transport = Draining()
    tracemalloc.start()
    call("sync", operation("POST", body=UPLOAD), {"file": path}, transport=transport)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sizes[0] > 64 * 1024 * 1024
    assert peak < 8 * 1024 * 1024


class Row(Struct):
    id: int


@pytest.mark.parametrize("kind", KINDS)
def test_sequences(kind: str) -> None:
    rows = [Row(1), Row(2)]
    lines = wire(kind, value("application/x-ndjson"), {"body": iter(rows)})
    assert lines.body == b'{"id":1}\n{"id":2}\n'
    sequence = wire(kind, value("application/json-seq"), {"body": rows})
    assert sequence.body == b'\x1e{"id":1}\n\x1e{"id":2}\n'
    one = wire(kind, value("application/x-ndjson"), {"body": Row(3)})
    assert one.body == b'{"id":3}\n'


def test_text() -> None:
    seen = wire("sync", value("text/plain"), {"body": "grüße"})
    assert seen.body == "grüße".encode()
    assert seen.header("content-type") == "text/plain; charset=utf-8"


def test_a_naive_datetime_is_refused_by_name() -> None:
    from datetime import datetime

    naive = datetime(2025, 1, 1)
    with pytest.raises(RequestValidationError, match="size"):
        wire("sync", FIELDS, {"name": "a", "size": naive})
