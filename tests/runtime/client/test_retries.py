"""Retries, redirects, deadlines: what is sent again, and when it stops."""

from __future__ import annotations

import email.utils
import socket
import time
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.auth.bearer import BearerScheme
from generator.runtime.auth.hmac import HmacScheme
from generator.runtime.bodies.binary import BinaryBody
from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.messages import Headers, asked_wait
from generator.runtime.operation import ResponseSpec
from generator.runtime.retry import Budget, wait_before
from generator.runtime.transport import Timeout, TransportResponse
from tests.support.server import Answer, Seen, raw_server, serving

from .calls import KINDS, Recorder, api, call, json, operation

BUSY = json(503, b'{"detail":"busy"}', retry_after="0")
FINE = json(200, b"1")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_idempotent_calls_are_repeated(kind: str, status: int) -> None:
    busy = json(status, b"{}", Retry_After="0")
    transport = Recorder(busy, busy, FINE)
    made = call(kind, operation(), transport=transport, response=True)
    assert (made.data, made.attempts) == (1, 3)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_tried_is_on_the_error(kind: str) -> None:
    transport = Recorder(json(503, b'{"detail":"busy"}', Retry_After="0"))
    with pytest.raises(errors.ServerError) as caught:
        call(kind, operation(), transport=transport)
    assert caught.value.attempts == 3
    assert [attempt.outcome for attempt in caught.value.history] == ["status 503"] * 2
    assert "[3 attempts]" in str(caught.value)


@pytest.mark.parametrize(
    ("op", "attempts"),
    [
        (operation("POST"), 1),
        (operation("PATCH"), 1),
        (operation("PUT"), 3),
        (operation("DELETE"), 3),
        (operation("PUT", idempotent=False), 1),
        (operation("POST", idempotent=True), 3),
        (operation("POST", idempotency_key="Idempotency-Key"), 3),
    ],
)
def test_only_what_is_safe_is_repeated(op: Any, attempts: int) -> None:
    transport = Recorder(json(500, b"{}", Retry_After="0"))
    with pytest.raises(errors.ServerError):
        call("sync", op, transport=transport)
    assert len(transport.requests) == attempts


def test_one_idempotency_key_for_all_attempts() -> None:
    op = operation("POST", idempotency_key="Idempotency-Key")
    transport = Recorder(json(500, b"{}", Retry_After="0"))
    for _ in range(2):
        with pytest.raises(errors.ServerError):
            call("sync", op, transport=transport)
    keys = [request.headers["Idempotency-Key"] for request in transport.requests]
    assert len(set(keys[:3])) == len(set(keys[3:])) == 1
    assert keys[0] != keys[3]
    own = {"extra_headers": {"idempotency-key": "mine"}}
    with pytest.raises(errors.ServerError):
        call("sync", op, options=own, transport=transport)
    assert transport.requests[-1].headers["idempotency-key"] == "mine"


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_server_cannot_have_seen_is_repeated_always(kind: str) -> None:
    refused = errors.ApiConnectionError("refused", unsent=True)
    broken = errors.ApiConnectionError("reset")
    assert call(kind, operation("POST"), transport=Recorder(refused, FINE)) == 1
    with pytest.raises(errors.ApiConnectionError, match="reset"):
        call(kind, operation("POST"), transport=Recorder(broken, FINE))
    assert call(kind, operation("GET"), transport=Recorder(broken, FINE)) == 1


def test_bodies_that_cannot_be_replayed_are_not_sent_again() -> None:
    body = RequestBody((BinaryBody("application/octet-stream"),))
    for content, attempts in ((iter([b"a"]), 1), ([b"a"], 3), (b"a", 3)):
        transport = Recorder(json(503, b"{}", Retry_After="0"))
        with pytest.raises(errors.ServerError):
            call(
                "sync",
                operation("PUT", body=body),
                {"body": content},
                transport=transport,
            )
        assert len(transport.requests) == attempts


def test_each_attempt_is_signed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000, 2000))
    monkeypatch.setattr("time.time", lambda: next(clock))
    transport = Recorder(json(503, b"{}", Retry_After="0"), FINE)
    spec = api(schemes={"h": HmacScheme()}, security=(("h",),))
    given: dict[str, object] = {"api_key": "k", "api_secret": "s"}
    call("sync", operation(), spec=spec, credentials=given, transport=transport)
    first, second = (r.headers["Authorization"] for r in transport.requests)
    assert first != second


def test_max_retries() -> None:
    for limit in (0, 1, 4):
        transport = Recorder(json(503, b"{}", Retry_After="0"))
        with pytest.raises(errors.ServerError):
            call("sync", operation(), transport=transport, max_retries=limit)
        assert len(transport.requests) == limit + 1


def test_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert wait_before(1, Headers([("Retry-After", "7")])) == 7
    assert wait_before(1, Headers([("retry-after-ms", "250")])) == 0.25
    assert wait_before(1, Headers([("Retry-After", "99999")])) is None
    assert wait_before(1, Headers([("Retry-After", "-5")])) == 0
    date = email.utils.formatdate(time.time() + 30, usegmt=True)
    assert 25 < (asked_wait(Headers([("Retry-After", date)])) or 0) <= 30
    date = email.utils.formatdate(time.time() - 30, usegmt=True)
    assert asked_wait(Headers([("Retry-After", date)])) == 0
    assert asked_wait(Headers([("retry-after-ms", "-1")])) == 0
    for odd in ("soon", "nan", ""):
        assert asked_wait(Headers([("Retry-After", odd)])) is None
    monkeypatch.setattr("generator.runtime.retry.random", lambda: 1.0)
    assert [wait_before(n, None) for n in (1, 2, 3, 9)] == [0.5, 1.0, 2.0, 8.0]


def test_a_budget_stops_an_outage_from_being_amplified() -> None:
    budget = Budget()
    spent = 0
    while budget.spend():
        spent += 1
    assert spent == 100
    budget.succeeded(retries=1)
    assert budget.spend()


@pytest.mark.parametrize("kind", KINDS)
def test_the_total_timeout_covers_the_waits(kind: str) -> None:
    transport = Recorder(json(503, b"{}", Retry_After="30"))
    with pytest.raises(errors.ServerError):
        call(kind, operation(), transport=transport, timeout=Timeout(total=5))
    assert len(transport.requests) == 1


def drip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    connection.sendall(b"Content-Length: 1000\r\n\r\n")
    for _ in range(200):
        connection.sendall(b" ")
        time.sleep(0.05)


def drip_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(200):
        connection.sendall(b"X: y\r\n")
        time.sleep(0.05)


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("script", [drip, drip_head])
def test_slow_drips_meet_the_total_timeout(kind: str, script: Any) -> None:
    with raw_server(script) as url:
        started = time.monotonic()
        with pytest.raises(errors.ApiTimeoutError, match="total timeout"):
            call(kind, operation(), base_url=url, timeout=Timeout(read=5, total=0.4))
        assert time.monotonic() - started < 3


def stall(connection: socket.socket) -> None:
    time.sleep(3)


def reset_mid_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    connection.sendall(b"Content-Length: 1000\r\n\r\n{")


def whole(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
    connection.sendall(b"Content-Length: 1\r\nConnection: close\r\n\r\n1")


def garbage(connection: socket.socket) -> None:
    connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
def test_faults_on_the_wire(kind: str) -> None:
    with raw_server(stall) as url, pytest.raises(errors.ApiTimeoutError) as caught:
        call(kind, operation(), base_url=url, timeout=0.2, max_retries=0)
    assert str(caught.value).startswith(f"GET {url}/x (do-x): timed out: read")
    for script in (reset_mid_body, garbage):
        with raw_server(script) as url, pytest.raises(errors.ApiConnectionError):
            call(kind, operation(), base_url=url, max_retries=0)
    with raw_server(reset_mid_body, whole) as url:
        assert call(kind, operation(), base_url=url) == 1
    closed = socket.create_server(("127.0.0.1", 0))
    port = closed.getsockname()[1]
    closed.close()
    with pytest.raises(errors.ApiConnectionError) as refused:
        call(
            kind, operation("POST"), base_url=f"http://127.0.0.1:{port}", max_retries=1
        )
    assert refused.value.unsent
    assert refused.value.attempts == 2


def test_timeouts_are_checked() -> None:
    for bad in (0, -1, float("nan"), float("inf"), 1e10):
        with pytest.raises(ValueError, match="timeout"):
            call("sync", operation(), timeout=bad, transport=Recorder())
    with pytest.raises(TypeError):
        Timeout(connect="1")  # type: ignore[arg-type]


def moved(status: int, location: str) -> TransportResponse:
    return TransportResponse(status, [("Location", location)])


SIGNED: dict[str, Any] = {
    "spec": api(schemes={"b": BearerScheme()}, security=(("b",),)),
    "credentials": {"token": "t0ken-secret"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_redirects_raise_unless_they_are_followed(kind: str) -> None:
    transport = Recorder(moved(302, "/v1/y"), FINE)
    with pytest.raises(errors.StatusError):
        call(kind, operation(), transport=transport, **SIGNED)
    transport = Recorder(moved(302, "/v1/y"), FINE)
    assert (
        call(kind, operation(), transport=transport, follow_redirects=True, **SIGNED)
        == 1
    )
    assert transport.requests[1].url == "https://shop.test/v1/y"
    assert transport.requests[1].headers["Authorization"] == "Bearer t0ken-secret"


@pytest.mark.parametrize("status", [302, 303, 307])
@pytest.mark.parametrize("kind", KINDS)
def test_a_documented_redirect_is_followed_once(kind: str, status: int) -> None:
    op = operation(
        responses=(
            ResponseSpec(str(status)),
            ResponseSpec("default", "application/json"),
        )
    )
    transport = Recorder(moved(status, "https://files.test/a?sig=1"), FINE)
    assert call(kind, op, transport=transport, **SIGNED) == 1
    assert "Authorization" not in transport.requests[1].headers
    twice = Recorder(moved(status, "/a"), moved(status, "/b"), FINE)
    with pytest.raises(errors.StatusError):
        call(kind, op, transport=twice, **SIGNED)
    posted = Recorder(moved(status, "/a"), FINE)
    with pytest.raises(errors.StatusError):
        call(
            kind,
            operation("POST", responses=(ResponseSpec(str(status)),)),
            transport=posted,
            **SIGNED,
        )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_secret_goes_to_another_origin(kind: str) -> None:
    body = RequestBody((JsonBody("application/json"),), fields=None)
    options = {"extra_headers": {"X-Secret": "s", "Cookie": "a=b"}}
    for there in ("https://evil.test/", "https://shop.test:8443/", "//evil.test/x"):
        transport = Recorder(
            moved(307, there), moved(307, "https://shop.test/back"), FINE
        )
        call(
            kind, operation("PUT", body=body), {"body": {"a": 1}}, options,
            transport=transport, follow_redirects=True, **SIGNED,
        )  # fmt: skip
        for request in transport.requests[1:]:
            assert not {"Authorization", "X-Secret", "Cookie"} & set(request.headers)
            assert request.content == b'{"a":1}'


def test_methods_after_a_redirect() -> None:
    body = RequestBody((JsonBody("application/json"),))
    for status, method, expected in (
        (301, "POST", "GET"), (302, "POST", "GET"), (303, "PUT", "GET"),
        (307, "POST", "POST"), (308, "PUT", "PUT"), (302, "PUT", "PUT"),
    ):  # fmt: skip
        transport = Recorder(moved(status, "/y"), FINE)
        op = operation(method, body=body)
        call("sync", op, {"body": 1}, transport=transport, follow_redirects=True)
        request = transport.requests[1]
        assert request.method == expected
        assert (request.content is None) == (expected == "GET")
        assert ("Content-Type" in request.headers) == (expected != "GET")


@pytest.mark.parametrize(
    "location", ["http://shop.test/", "file:///etc/passwd", "javascript:1"]
)
def test_odd_locations_are_refused(location: str) -> None:
    transport = Recorder(moved(302, location), FINE)
    with pytest.raises(errors.ApiConnectionError, match="the server refers"):
        call("sync", operation("POST"), transport=transport, follow_redirects=True)
    assert len(transport.requests) == 1


def test_a_loop_of_redirects_ends() -> None:
    transport = Recorder(moved(302, "/x"))
    with pytest.raises(errors.ApiConnectionError, match="more than 10"):
        call("sync", operation("POST"), transport=transport, follow_redirects=True)


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
def test_redirects_over_loopback(kind: str) -> None:
    def answer(request: Seen) -> Answer:
        if request.target == "/x":
            return Answer(307, headers={"Location": "/y?a=b c"})
        return Answer(body=b'"there"')

    with serving() as server:
        server.answer = answer
        made = call(kind, operation(), base_url=server.url, follow_redirects=True)
        assert made == "there"
        assert server.seen[1].target == "/y?a=b%20c"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("status", "headers", "attempts"),
    [
        (429, {}, 2),
        (429, {"Retry_After": "0"}, 2),
        (503, {"Retry_After": "0"}, 2),
        (503, {}, 1),
        (500, {"Retry_After": "0"}, 1),
        (408, {}, 1),
        (409, {}, 1),
    ],
)
def test_a_post_is_repeated_where_the_server_did_nothing(
    kind: str, status: int, headers: dict[str, str], attempts: int, slept: list[float]
) -> None:
    transport = Recorder(json(status, **headers), json(200, b"1"))
    try:
        assert call(kind, operation("POST"), transport=transport) == 1
    except errors.StatusError as error:
        assert error.status == status
    assert len(transport.requests) == attempts


@pytest.mark.parametrize("kind", KINDS)
def test_a_wait_longer_than_the_client_waits_is_not_begun(
    kind: str, slept: list[float]
) -> None:
    transport = Recorder(json(429, Retry_After="3600"))
    with pytest.raises(errors.RateLimitError) as caught:
        call(kind, operation(), transport=transport)
    assert (caught.value.retry_after, caught.value.attempts) == (3600.0, 1)
    assert slept == []
