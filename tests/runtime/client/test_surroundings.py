"""Hooks, logs, views, tools, transports: what stands around a call."""

from __future__ import annotations

import asyncio
import logging
import pickle
import re
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.auth.api_key import ApiKeyScheme
from generator.runtime.auth.bearer import BearerScheme
from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.bodies.text import TextBody
from generator.runtime.introspection import describe_operation
from generator.runtime.operation import ResponseSpec
from generator.runtime.options import ResponseHead
from generator.runtime.transport import Request, TransportResponse
from tests.support.server import Answer, serving

from .calls import KINDS, Recorder, api, call, json, operation

ROOT = Path(__file__).parents[3]
SECRETS = {"api_key": "EXOkey", "api_secret": "very-secret"}


def test_the_emitted_shape(keys: Any) -> None:
    with serving(Answer(body=b'{"names":["foo"]}')) as server:
        with keys.Client(base_url=server.url, **SECRETS) as client:
            assert client.ai_api_key.list().names == ["foo"]
            made = client.ai_api_key.with_response.list(max_retries=0)
            assert (made.status, made.data.names) == (200, ["foo"])
            with pytest.raises(TypeError, match="unexpected keyword argument 'nmae'"):
                client.ai_api_key.create(name="a", nmae="b")
        assert "credential=EXOkey" in str(server.seen[0].header("authorization"))
        with pytest.raises(RuntimeError, match="closed"):
            client.ai_api_key.list()

        async def main() -> None:
            async with keys.AsyncClient(base_url=server.url, **SECRETS) as aclient:
                assert (await aclient.ai_api_key.list()).names == ["foo"]
                made = await aclient.ai_api_key.with_response.list()
                assert made.attempts == 1

        asyncio.run(main())


def test_operations_for_tools(keys: Any) -> None:
    info = keys.operations["create-ai-api-key"]
    assert info.operation_id == "create-ai-api-key"
    assert (info.method, info.path) == ("POST", "/ai/api-key")
    assert (info.resource, info.function) == ("ai_api_key", "create")
    assert info.parameters == (("dry-run", "dry_run", "query", False),)
    assert info.body == ("fields", "application/json", {"name": "name"})
    assert info.responses == (("200", "application/json"),)
    assert keys.operations["delete-ai-api-key"].parameters[0].required
    assert keys.operations["list-ai-api-keys"].body is None
    value = describe_operation(
        operation("POST", body=RequestBody((TextBody("text/plain"),)))
    ).body
    assert value == ("value", "text/plain", {})


@pytest.mark.parametrize("kind", KINDS)
def test_hooks(kind: str) -> None:
    seen: list[Any] = []

    def stamp(request: Request) -> None:
        assert "Authorization" not in request.headers
        request.headers["X-Stamp"] = "1"

    def head(response: ResponseHead) -> None:
        seen.append(
            (response.status, response.attempt, response.request.headers["X-Stamp"])
        )

    def failed(error: errors.ApiError) -> None:
        seen.append(type(error).__name__)

    transport = Recorder(json(503, b"{}", Retry_After="0"), json(404, b"{}"))
    with pytest.raises(errors.NotFoundError):
        call(
            kind, operation(), transport=transport, on_request=stamp,
            on_response=[head], on_error=[failed, failed],
        )  # fmt: skip
    assert seen == [(503, 1, "1"), (404, 2, "1"), "NotFoundError", "NotFoundError"]


def test_asynchronous_hooks() -> None:
    seen: list[str] = []

    async def note(value: Any) -> None:
        await asyncio.sleep(0)
        seen.append(type(value).__name__)

    transport = Recorder(json(404, b"{}"))
    hooks: dict[str, Any] = {"on_request": note, "on_response": note, "on_error": note}
    with pytest.raises(errors.NotFoundError):
        call("async", operation(), transport=transport, **hooks)
    assert seen == ["Request", "ResponseHead", "NotFoundError"]
    with pytest.raises(TypeError, match="synchronous client cannot wait"):
        call("sync", operation(), transport=transport, **hooks)


KEYED = api(
    schemes={"k": ApiKeyScheme("sesame", "query"), "b": BearerScheme()},
    security=(("k", "b"),),
    secrets=("pin",),
)
GIVEN: dict[str, object] = {"api_key": "query-s3cret", "token": "bearer-s3cret"}


@pytest.mark.parametrize("kind", KINDS)
def test_logs_show_no_secret(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(5, logger="shop")
    body = RequestBody((JsonBody("application/json"),))
    transport = Recorder(
        TransportResponse(
            200,
            [("Content-Type", "application/json"), ("X-Request-Id", "req-1")],
            b'{"api-secret":"s3cret-0","name":"n"}',
        )
    )
    call(
        kind, operation("POST", body=body), {"body": {"pin": "s3cret-1", "a": [{"password": "s3cret-2"}]}},
        {"extra_query": {"token": "s3cret-3", "page": 1}}, spec=KEYED, credentials=GIVEN, transport=transport,
        base_url="https://user:s3cret-4@h.test",
    )  # fmt: skip
    assert "s3cret" not in caplog.text
    assert (
        "POST https://h.test/x?token=***&page=1 (do-x): status 200, request id req-1"
        in caplog.text
    )
    assert '"name":"n"' in caplog.text
    assert '"pin":"***"' in caplog.text


def _shown_by_frames(error: BaseException, secret: str) -> list[str]:
    """Frames of the run-time support in which a debugger would show a secret."""
    return [
        f"{frame.f_code.co_qualname}: {name}"
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if "runtime" in frame.f_code.co_filename
        and "tests" not in frame.f_code.co_filename
        for name, value in frame.f_locals.items()
        if secret in repr(value)
    ]


@pytest.mark.parametrize("body", [b'{"a":"\xff"}', b"[" * 5_000, b"\x00", b'"\\ud800"'])
@pytest.mark.parametrize("kind", KINDS)
def test_a_log_of_bodies_changes_nothing(
    kind: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever a server sends, it is what the answer says without a log."""
    caplog.set_level(5, logger="shop")
    answer = TransportResponse(400, [("Content-Type", "application/json")], body)
    with pytest.raises(errors.BadRequestError):
        call(kind, operation(), transport=Recorder(answer), max_retries=0)
    assert "received" in caplog.text


@pytest.mark.parametrize("kind", KINDS)
def test_errors_show_no_secret(kind: str) -> None:
    said = b'{"detail":"bad key query-s3cret or bearer-s3cret"}'
    options = {"extra_query": {"access_token": "s3cret-5"}, "max_retries": 0}
    for answer in (
        json(403, said),
        errors.ApiConnectionError("no route to bearer-s3cret"),
    ):
        with pytest.raises(errors.ApiError) as caught:
            call(
                kind, operation(), options=options, spec=KEYED, credentials=GIVEN,
                base_url="https://u:s3cret-6@h.test", transport=Recorder(answer),
            )  # fmt: skip
        error = caught.value
        assert "s3cret" not in f"{error} {error!r} {error.args} {error.url}"
        assert "s3cret" not in str(pickle.loads(pickle.dumps(error)))
        assert "h.test/x" in str(error)
        for secret in ("query-s3cret", "bearer-s3cret", "s3cret-6"):
            assert not _shown_by_frames(error, secret)


def test_issues_are_logged_once_for_each_kind(caplog: pytest.LogCaptureFixture) -> None:
    op = operation(responses=(ResponseSpec("200", "application/json", list[int]),))
    transport = Recorder(json(200, b'["secret value", "b", 3]'))
    from generator.runtime.client import BaseClient, call_of

    with BaseClient(api(), {}, {}, transport=transport) as client:
        for _ in range(3):
            call_of(client)(op, {}, {})
    warnings = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert len(warnings) == 1
    assert "$[0]" in warnings[0].getMessage()
    assert "secret value" not in caplog.text


def test_a_response_has_one_line_of_issues(caplog: pytest.LogCaptureFixture) -> None:
    op = operation(
        responses=(ResponseSpec("200", "application/json", dict[str, list[int]]),)
    )
    body = b'{"a": ["x", "y"], "b": ["x"], "c": ["x"], "d": ["x"], "e": [5]}'
    assert call("sync", op, transport=Recorder(json(200, body)))["e"] == [5]
    (warning,) = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert warning.getMessage().endswith(
        "in 5 places: $.a[0]: expected an integer, got a string; "
        "$.b[0]: expected an integer, got a string; "
        "$.c[0]: expected an integer, got a string; …"
    )


def test_a_transport_for_one_kind_of_client_says_so() -> None:
    from generator.runtime.transport import Transport

    class Half(Transport):
        def send(self, request: Request, /) -> TransportResponse:
            return json(200, b"1")

    assert call("sync", operation(), transport=Half()) == 1
    with pytest.raises(TypeError, match="Half serves synchronous clients only"):
        call("async", operation(), transport=Half())


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
def test_proxies_of_the_environment(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving(Answer(body=b'"proxied"')) as server:
        monkeypatch.setenv("http_proxy", server.url)
        assert call(kind, operation(), base_url="http://far.test/v1") == "proxied"
        assert server.seen[0].target == "http://far.test/v1/x"
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert call(kind, operation(), base_url=server.url) == "proxied"
        assert server.seen[1].target == "/x"


def test_what_is_imported_when() -> None:
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import msgspec
before = set(sys.modules)
import generator.runtime.client, generator.runtime.resource
import generator.runtime.operation, generator.runtime.api
new = set(sys.modules) - before
heavy = {{"httpx2", "asyncio", "logging", "ssl", "email", "http", "urllib", "hashlib",
          "generator.runtime.dispatch", "generator.runtime.serialization.codec"}}
print(sorted(new & heavy))
sys.path.insert(0, {str(ROOT / "generated")!r})
from ai_api_key import Client
client = Client(api_key="k", api_secret="s")
client.ai_api_key
print(sorted(set(sys.modules) & {{"httpx2", "ssl"}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split("\n")[:1] == ["[]"], done.stdout + done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_has_one_line_at_info_and_attempts_have_theirs_at_debug(
    kind: str, caplog: pytest.LogCaptureFixture, slept: list[float]
) -> None:
    del slept
    caplog.set_level(logging.INFO, logger="shop")
    answers = [json(503, b"1"), json(200, b"1"), json(404, b"1")]
    transport = Recorder(*answers)
    call(
        kind, operation(), options={"extra_query": {"token": "x"}}, transport=transport
    )
    with pytest.raises(errors.NotFoundError):
        call(kind, operation(), transport=transport)
    with pytest.raises(errors.ApiConnectionError):
        broken = Recorder(errors.ApiConnectionError("gone"))
        call(kind, operation(), transport=broken, max_retries=0)
    lines = [_without_time(row.getMessage()) for row in caplog.records]
    assert lines == [
        "GET https://shop.test/v1/x?token=*** (do-x): status 200, N ms, 2 attempts",
        "GET https://shop.test/v1/x (do-x): NotFoundError, status 404, N ms, 1 attempt",
        "GET https://shop.test/v1/x (do-x): ApiConnectionError, N ms, 1 attempt",
    ]
    assert {row.levelno for row in caplog.records} == {logging.INFO}
    caplog.clear()
    caplog.set_level(logging.DEBUG, logger="shop")
    call(kind, operation(), transport=Recorder(json(503, b"1"), json(200, b"1")))
    levels = [row.levelno for row in caplog.records]
    assert levels == [logging.DEBUG, logging.DEBUG, logging.INFO]


def _without_time(line: str) -> str:
    return re.sub(r"\d+ ms", "N ms", line)
