"""Clients of httpx2 that a caller brings along, and the default transport's own."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from generator.runtime import errors
from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.client import BaseAsyncClient, BaseClient, async_call_of, call_of
from generator.runtime.transport import Transport
from generator.runtime.transports import import_extra
from generator.runtime.transports.httpx_transport import HttpxTransport
from tests.support.server import Answer, serving

from .calls import KINDS, api, call, operation
from .libraries import LIBRARIES

ONE = Answer(body=b"1")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the environment of whoever runs the tests out of them."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def through(kind: str, **options: Any) -> HttpxTransport:
    """A transport on a client of httpx2 with these options."""
    if kind == "sync":
        return HttpxTransport(client=httpx2.Client(**options))
    return HttpxTransport(async_client=httpx2.AsyncClient(**options))


@pytest.mark.parametrize("kind", KINDS)
def test_a_mock_of_httpx2(kind: str) -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={"mocked": True})

    transport = through(kind, transport=httpx2.MockTransport(answer))
    op = operation("POST", body=RequestBody((JsonBody(),)))
    options = {"extra_headers": {"X-A": "é", "Host": "other.test"}}
    assert call(kind, op, {"body": [1]}, options, transport=transport) == {
        "mocked": True
    }
    assert str(seen[0].url) == "https://shop.test/v1/x"
    assert seen[0].content == b"[1]"
    assert seen[0].headers.get_list("host") == ["other.test"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_callers_client_adds(kind: str) -> None:
    """Its default headers, cookies, auth and event hooks are its own to apply."""
    statuses: list[int] = []

    def note(response: httpx2.Response) -> None:
        statuses.append(response.status_code)

    async def anote(response: httpx2.Response) -> None:
        await response.aread()
        note(response)

    hooks = {"response": [note if kind == "sync" else anote]}
    with serving(ONE) as server:
        transport = through(
            kind,
            headers={"X-Team": "blue", "User-Agent": "mine"},
            cookies={"session": "1"},
            auth=("user", "pass"),
            event_hooks=hooks,
        )
        assert call(kind, operation(), base_url=server.url, transport=transport) == 1
    seen = server.seen[0]
    assert (seen.header("x-team"), seen.header("cookie")) == ("blue", "session=1")
    assert str(seen.header("user-agent")).startswith("shop/1.0 ")
    assert str(seen.header("authorization")).startswith("Basic ")
    assert statuses == [200]


def test_the_callers_client_stays_open() -> None:
    client = httpx2.Client()
    with serving(ONE) as server:
        rest: dict[str, Any] = {"transport": HttpxTransport(client=client)}
        for _ in range(2):
            assert call("sync", operation(), base_url=server.url, **rest) == 1
        client.close()
        with pytest.raises(errors.ApiConnectionError, match="closed"):
            call("sync", operation(), base_url=server.url, max_retries=0, **rest)


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxy_given_to_the_callers_client(kind: str) -> None:
    with serving(ONE) as proxy:
        transport = through(kind, proxy=proxy.url)
        assert (
            call(kind, operation(), base_url="http://far.test", transport=transport)
            == 1
        )
        assert proxy.seen[0].target == "http://far.test/x"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", ["/a%2Fb%7e/%C3%A9", "/a'(b)*;=:@,+"])
def test_paths_go_out_as_they_are(kind: str, path: str) -> None:
    """A signature covers the path as the SDK has written it."""
    with serving(ONE) as server:
        call(kind, operation(path=path), base_url=server.url)
        assert server.seen[0].target == path


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Iterator[str]:
    """The name of each transport's library."""
    yield request.param


@pytest.mark.parametrize("exempt", ["host:port", "host", "*"])
def test_no_proxy(library: str, exempt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = "async" if library == "aiohttp" else "sync"
    with serving(ONE) as server:
        address = server.url.removeprefix("http://").partition("/")[0]
        host, _, port = address.partition(":")
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        named = exempt.replace("host", host).replace("port", port)
        monkeypatch.setenv("no_proxy", "*" if exempt == "*" else f"x.test, {named}")
        transport: Transport = LIBRARIES[library]()
        rest: dict[str, Any] = {"transport": transport, "max_retries": 0}
        assert call(kind, operation(), base_url=server.url, **rest) == 1
        monkeypatch.setenv("no_proxy", f"{host}:1" if exempt == "host:port" else "")
        rest["transport"] = LIBRARIES[library]()
        with pytest.raises(errors.ApiConnectionError):
            call(kind, operation(), base_url=server.url, **rest)


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxy_of_the_environment(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(ONE) as proxy:
        monkeypatch.setenv("all_proxy", proxy.url)
        assert call(kind, operation(), base_url="http://far.test/a%2Fb") == 1
        assert proxy.seen[0].target == "http://far.test/a%2Fb/x"
        assert proxy.seen[0].header("cookie") is None


@pytest.mark.parametrize("kind", KINDS)
def test_requests_go_to_the_pool_directly(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """httpx2 would take another sixth of the time of a call."""
    monkeypatch.setattr(httpx2, "Request", None)
    with serving(ONE) as server:
        assert call(kind, operation(), base_url=server.url) == 1


@pytest.mark.parametrize("given", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_socks_that_is_not_installed(
    kind: str, given: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = "socks5://127.0.0.1:9"
    if not given:
        monkeypatch.setenv("all_proxy", proxy)
    import_extra.cache_clear()
    monkeypatch.setitem(sys.modules, "socksio", None)
    transport = HttpxTransport(proxy=proxy if given else None)
    with pytest.raises(errors.ApiError, match="its extra `socks`") as caught:
        call(kind, operation(), transport=transport)
    assert isinstance(caught.value, ModuleNotFoundError)
    assert (caught.value.operation_id, caught.value.attempts) == ("do-x", 1)


def test_an_interrupt_amid_a_call_loses_no_connection() -> None:
    """The pool that was interrupted is not used again, the client works on."""

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    with serving(ONE) as server:
        transport = HttpxTransport(max_connections=1)
        rest: dict[str, Any] = {"base_url": server.url, "transport": transport}
        server.answer = lambda seen: (time.sleep(0.3), ONE)[1]
        previous = signal.signal(signal.SIGALRM, interrupt)
        try:
            with BaseClient(api(), {}, {}, timeout=5, **rest) as client:
                for _ in range(3):
                    signal.setitimer(signal.ITIMER_REAL, 0.1)
                    with pytest.raises(KeyboardInterrupt):
                        call_of(client)(operation(), {}, {})
                assert call_of(client)(operation(), {}, {}) == 1
        finally:
            signal.signal(signal.SIGALRM, previous)


def test_responses_that_are_dropped_give_their_connection_back() -> None:
    from generator.runtime.streaming.view import async_stream_call_of, stream_call_of

    threads = threading.active_count()
    with serving(ONE) as server:
        transport = HttpxTransport(max_connections=1)
        made: dict[str, Any] = {"base_url": server.url, "timeout": 5}
        with BaseClient(api(), {}, {}, transport=transport, **made) as client:
            for _ in range(3):
                stream_call_of(client)(operation(), {}, {})
                gc.collect()
                assert call_of(client)(operation(), {}, {}) == 1

        async def main() -> None:
            transport = HttpxTransport(max_connections=1)
            async with BaseAsyncClient(
                api(), {}, {}, transport=transport, **made
            ) as client:
                for _ in range(3):
                    await async_stream_call_of(client)(operation(), {}, {})
                    gc.collect()
                    assert await async_call_of(client)(operation(), {}, {}) == 1

        asyncio.run(main())
    deadline = time.monotonic() + 5
    while threading.active_count() > threads and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= threads


class Instrumented(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Notes requests around another transport, as instrumentation does."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.spans: list[tuple[str, int]] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.headers["traceparent"] = "00-1"
        response: httpx2.Response = self.inner.handle_request(request)
        self.spans.append((request.method, response.status_code))
        return response

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        request.headers["traceparent"] = "00-1"
        response: httpx2.Response = await self.inner.handle_async_request(request)
        self.spans.append((request.method, response.status_code))
        return response


@pytest.mark.parametrize("kind", KINDS)
def test_instrumentation_of_the_callers_client(kind: str) -> None:
    """Every attempt is seen, and what is added to it is sent."""
    inner = httpx2.HTTPTransport() if kind == "sync" else httpx2.AsyncHTTPTransport()
    traced = Instrumented(inner)
    failure = Answer(503, headers={"Retry-After": "0"})
    with serving(failure, ONE) as server:
        transport = through(kind, transport=traced)
        assert call(kind, operation(), base_url=server.url, transport=transport) == 1
    assert traced.spans == [("GET", 503), ("GET", 200)]
    assert [seen.header("traceparent") for seen in server.seen] == ["00-1", "00-1"]
