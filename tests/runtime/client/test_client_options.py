"""Options of clients and of calls: shared, added, and for what no document describes."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from generator.runtime.bodies import Field
from generator.runtime.bodies.form import FormBody
from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.client import BaseAsyncClient, BaseClient
from generator.runtime.errors import (
    ClientClosedError,
    DecodeError,
    RequestValidationError,
    ServerError,
)
from generator.runtime.parameters.header import HeaderParameter
from generator.runtime.parameters.query import QueryParameter
from generator.runtime.transport import TransportResponse
from tests.support.server import Answer, Server, serving

from .calls import KINDS, Recorder, api, call, json, operation


class Thing(Struct):
    name: str


def call_with(
    op: Any, arguments: Any = None, options: Any = None, **client: Any
) -> Any:
    """The request of one call."""
    transport = Recorder()
    call("sync", op, arguments, options, transport=transport, **client)
    return transport.requests[0]


def test_default_headers_and_query_give_way_to_the_call() -> None:
    op = operation(
        parameters=(HeaderParameter("x-team", argument="team"), QueryParameter("lang"))
    )
    defaults: dict[str, Any] = {
        "default_headers": {"X-Team": "a", "User-Agent": "mine", "X-Other": "o"},
        "default_query": {"lang": "de", "tag": ["x", "y"]},
    }
    sent = call_with(op, **defaults)
    assert sent.url.endswith("/x?lang=de&tag=x&tag=y")
    assert sent.headers["X-Team"] == "a" and sent.headers["User-Agent"] == "mine"
    sent = call_with(op, {"team": "b", "lang": "fr"}, **defaults)
    assert sent.url.endswith("/x?lang=fr&tag=x&tag=y")
    assert [v for k, v in sent.headers.items() if k.lower() == "x-team"] == ["b"]
    options = {"extra_headers": {"x-other": "p"}, "extra_query": {"tag": 1}}
    sent = call_with(op, {}, options, **defaults)
    assert sent.url.endswith("/x?lang=de&tag=1")
    assert [v for k, v in sent.headers.items() if k.lower() == "x-other"] == ["p"]


@pytest.mark.parametrize("option", ["extra_headers", "default_headers"])
def test_a_header_that_is_no_text_is_named(option: str) -> None:
    options: Any = {option: {"X-Count": 3}}
    where = {"options": options} if option == "extra_headers" else options
    refused = (TypeError, RequestValidationError)
    with pytest.raises(refused, match="X-Count: a header is a text, not int"):
        call_with(operation(), **where)


def test_default_headers_are_checked() -> None:
    with pytest.raises(ValueError, match="default_headers"):
        BaseClient(api(), {}, {}, default_headers={"a b": "1"})
    with pytest.raises(ValueError, match="X-A"):
        call_with(operation(), default_headers={"X-A": "1\r\nX-B: 2"})


@pytest.mark.parametrize("name", ["user-agent", "accept-encoding", "host", "cookie"])
def test_a_field_that_the_sdk_sends_itself_is_sent_once(name: str) -> None:
    op = operation(parameters=(HeaderParameter(name, argument="value"),))
    given = (({"value": "v"}, {}), ({}, {"extra_headers": {name: "v"}}))
    with serving(Answer(body=b"1")) as server:
        for arguments, options in given:
            call("sync", op, arguments, options, base_url=server.url, max_retries=0)
            fields = [v for k, v in server.seen[-1].headers if k.lower() == name]
            assert fields == ["v"]


def test_framing_follows_from_the_body() -> None:
    op = operation(
        "POST",
        body=RequestBody((JsonBody(),)),
        parameters=(HeaderParameter("content-length", argument="size"),),
    )
    with serving(Answer(body=b"1")) as server:
        call("sync", op, {"size": 99, "body": [1]}, base_url=server.url)
        assert server.seen[0].body == b"[1]"


def test_extra_body() -> None:
    fields = (Field("name"), Field("size"))
    extra = {"extra_body": {"size": 2, "more": [1]}}
    op = operation("POST", body=RequestBody((JsonBody(),), fields=fields))
    sent = call_with(op, {"name": "a", "size": 1}, extra)
    assert sent.content == b'{"name":"a","size":2,"more":[1]}'
    assert call_with(op, {}, extra).content == b'{"size":2,"more":[1]}'
    whole = operation("POST", body=RequestBody((JsonBody(),)))
    sent = call_with(whole, {"body": Thing("b")}, extra)
    assert sent.content == b'{"name":"b","size":2,"more":[1]}'
    form = operation("POST", body=RequestBody((FormBody(),), fields=fields))
    sent = call_with(form, {"name": "a"}, {"extra_body": {"k": "v"}})
    assert sent.content == b"name=a&k=v"
    bare = call_with(operation("POST"), {}, {"extra_body": {"k": 1}})
    assert (bare.content, bare.headers["Content-Type"]) == (
        b'{"k":1}',
        "application/json",
    )
    with pytest.raises(RequestValidationError, match="extra_body"):
        call_with(whole, {"body": [1]}, extra)


def test_with_options_shares_the_transport() -> None:
    transport = Recorder(json(503), json(200, b"1"), json(200, b"2"))
    hooked: list[Any] = []
    client = BaseClient(
        api(), {}, {}, transport=transport, default_headers={"X-A": "1"}
    )
    other = client.with_options(
        max_retries=0,
        default_headers={"X-B": "2"},
        default_query={"q": 1},
        on_response=hooked.append,
    )
    with other, pytest.raises(ServerError):
        other.request("GET", "/x", extra_query={"p": 2})
    assert [r.headers.get("X-B") for r in transport.requests] == ["2"]
    assert transport.requests[0].headers["X-A"] == "1"
    assert transport.requests[0].url.endswith("/x?q=1&p=2")
    assert len(hooked) == 1
    assert client.request("GET", "/x").data == 1  # it is still open
    assert "X-B" not in transport.requests[-1].headers
    client.close()
    with pytest.raises(ClientClosedError):
        other.request("GET", "/x")
    with pytest.raises(TypeError, match="transport"):
        client.with_options(transport=transport)  # type: ignore[call-arg]


def requested(kind: str, server: Server, *args: Any, **kwargs: Any) -> Any:
    """The response to a request that no document describes."""
    if kind == "sync":
        with BaseClient(api(), {}, {}, base_url=server.url) as client:
            return client.request(*args, **kwargs)

    async def main() -> Any:
        async with BaseAsyncClient(api(), {}, {}, base_url=server.url) as aclient:
            return await aclient.request(*args, **kwargs)

    return asyncio.run(main())


@pytest.mark.parametrize("kind", KINDS)
def test_requests_of_ones_own(kind: str, tmp_path: Path) -> None:
    with serving(Answer(body=b'{"name":"a"}')) as server:
        made = requested(
            kind, server, "post", "/beta/{x}", query={"q": ["a", "b"]},
            headers={"X-A": "1"}, json={"k": None}, cast_to=Thing,
        )  # fmt: skip
        seen = server.seen[-1]
        assert (seen.method, seen.target) == ("POST", "/beta/%7Bx%7D?q=a&q=b")
        assert (seen.body, seen.header("X-A")) == (b'{"k":null}', "1")
        assert seen.header("content-type") == "application/json"
        assert (made.data, made.status, made.attempts) == (Thing("a"), 200, 1)
        assert requested(kind, server, "GET", "/x").data == {"name": "a"}
        requested(
            kind, server, "PUT", "/x", content="ü", headers={"content-type": "a/b"}
        )
        assert (server.seen[-1].body, server.seen[-1].header("Content-Type")) == (
            "ü".encode(),
            "a/b",
        )
        path = tmp_path / "p.txt"
        path.write_bytes(b"path")
        files = {"f": path, "g": ("n.bin", b"g", "x/y"), "h": io.BytesIO(b"h")}
        requested(kind, server, "POST", "/x", files=files)
        body = server.seen[-1].body
        assert b'name="f"; filename="p.txt"\r\nContent-Type: application/oct' in body
        assert b'filename="n.bin"\r\nContent-Type: x/y\r\n\r\ng\r\n' in body


@pytest.mark.parametrize(
    "path",
    [
        *("x", "//evil.test/x", "https://evil.test/x", ""),
        *("/a/..", "/a/../../b", "/a/%2E%2e/b", "/./b?x=1"),
    ],
)
def test_a_request_stays_below_the_base_url(path: str) -> None:
    with (
        BaseClient(api(), {}, {}, transport=Recorder()) as client,
        pytest.raises(ValueError, match="path"),
    ):
        client.request("GET", path)


@pytest.mark.parametrize("path", ["/channels/#general", "/x?q=a#b"])
def test_a_path_with_a_fragment_is_refused(path: str) -> None:
    with (
        BaseClient(api(), {}, {}, transport=Recorder()) as client,
        pytest.raises(ValueError, match="path: a `#` begins a fragment"),
    ):
        client.request("GET", path)


@pytest.mark.parametrize("method", ["GE T", "GET /x HTTP/1.1\r\nX: y", ""])
def test_a_method_of_ones_own_is_one_word(method: str) -> None:
    with (
        BaseClient(api(), {}, {}, transport=Recorder()) as client,
        pytest.raises(ValueError, match="method: "),
    ):
        client.request(method, "/x")


def test_an_unknown_option_of_a_request_is_named_with_it() -> None:
    with (
        BaseClient(api(), {}, {}, transport=Recorder()) as client,
        pytest.raises(TypeError, match=r"request\(\) got an unexpected .* 'cast'"),
    ):
        client.request("GET", "/x", cast=int)  # type: ignore[call-arg]


@pytest.mark.parametrize("media_type", ["application/json", "application/vnd.a+json"])
@pytest.mark.parametrize("cast_to", [Thing, None])
def test_an_answer_to_a_request_of_ones_own_is_never_undocumented(
    cast_to: Any, media_type: str
) -> None:
    answer = TransportResponse(201, [("Content-Type", media_type)], b'{"name":"a"}')
    strict: Any = {"validation": "strict", "transport": Recorder(answer)}
    with BaseClient(api(), {}, {}, **strict) as client:
        made = client.request("POST", "/x", cast_to=cast_to)
        assert made.data == (Thing("a") if cast_to else {"name": "a"})
        assert made.issues == []
        with pytest.raises(DecodeError, match="expected an integer"):
            client.request("POST", "/x", cast_to=int)


def test_a_request_raises_what_calls_raise() -> None:
    transport = Recorder(TransportResponse(404, [], b"gone"))
    with (
        BaseClient(api(), {}, {}, transport=transport) as client,
        pytest.raises(Exception, match="GET https://shop.test/v1/x .*status 404: gone"),
    ):
        client.request("GET", "/x")
