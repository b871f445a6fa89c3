"""Answers: the reply that is chosen, the errors that are raised."""

from __future__ import annotations

import gzip
import pickle
import zlib
from typing import Any

import pytest
from msgspec import Struct

from generator.runtime import errors
from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.operation import ResponseSpec
from generator.runtime.parameters.path import PathParameter
from generator.runtime.parameters.query import QueryParameter
from generator.runtime.responses.typed_headers import TypedHeaders
from generator.runtime.transport import TransportResponse
from tests.support.server import Answer, serving

from .calls import KINDS, Recorder, call, json, operation


class Ok(Struct):
    name: str


class Bad(Struct):
    code: int


RESPONSES = (
    ResponseSpec(
        "200",
        "application/json",
        Ok,
        headers=TypedHeaders({"X-Count": int, "X-Tags": list[str]}),
    ),
    ResponseSpec("2XX", "text/plain", str),
    ResponseSpec("206", "application/octet-stream", bytes),
    ResponseSpec("204"),
    ResponseSpec("404", "application/json", Bad),
    ResponseSpec("default", "application/json", Bad),
)


def answered(answer: TransportResponse, responses: Any = RESPONSES, **rest: Any) -> Any:
    transport = Recorder(answer)
    return call(
        "sync", operation(responses=responses), transport=transport, response=True,
        max_retries=0, **rest,
    )  # fmt: skip


def typed(
    content_type: str | None, body: bytes, status: int = 200
) -> TransportResponse:
    fields = [] if content_type is None else [("content-type", content_type)]
    return TransportResponse(status, fields, body)


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
def test_responses_by_status_and_range(kind: str) -> None:
    with serving(Answer(body=b'{"name":"a"}')) as server:
        made = call(kind, operation(responses=RESPONSES), base_url=server.url)
        assert made == Ok("a")
        server.answers = [Answer(201, b"hi", content_type="text/plain")]
        assert call(kind, operation(responses=RESPONSES), base_url=server.url) == "hi"
        server.answers = [Answer(204)]
        assert call(kind, operation(responses=RESPONSES), base_url=server.url) is None
        server.answers = [
            Answer(206, b"\x00\xff", content_type="application/octet-stream")
        ]
        assert (
            call(kind, operation(responses=RESPONSES), base_url=server.url)
            == b"\x00\xff"
        )
        accept = server.seen[0].header("accept")
        assert accept == "application/json, text/plain, application/octet-stream"
        assert (
            server.seen[0]
            .header(
                "user-agent",
            )
            .startswith("shop/1.0 python/3.")
        )  # type: ignore[union-attr]


def test_a_response_has_everything() -> None:
    headers = {"X-Count": "3", "X-Tags": "a, b", "x_odd": "1"}
    answer = TransportResponse(
        200, [("Content-Type", "application/json"), *headers.items()], b'{"name":"a"}'
    )
    made = answered(answer)
    assert (made.status, made.data, made.attempts) == (200, Ok("a"), 1)
    assert made.headers["x-count"] == made.headers["X-COUNT"] == "3"
    assert made.typed_headers == {"X-Count": 3, "X-Tags": ["a", "b"]}
    assert made.raw == b'{"name":"a"}'
    assert made.url == "https://shop.test/v1/x"
    assert made.issues == []
    assert made.elapsed.total_seconds() >= 0


@pytest.mark.parametrize(
    ("answer", "data", "issues"),
    [
        (typed("application/vnd.x+json", b'{"name":"a"}'), Ok("a"), 1),
        (typed("text/html", b"<p>hi"), "<p>hi", 1),
        (typed("text/html", b'{"name":"a"}'), Ok("a"), 1),
        (typed("application/octet-stream", b"\xff"), b"\xff", 1),
        (typed(None, b'{"name":"a"}'), Ok("a"), 0),
        (typed("application/json; charset=utf-8", b'{"name":"a"}'), Ok("a"), 0),
        (typed("application/json", b""), None, 1),
    ],
)
def test_content_decodes_by_what_it_is(
    answer: TransportResponse, data: Any, issues: int
) -> None:
    made = answered(answer, responses=(ResponseSpec("200", "application/json", Ok),))
    assert made.data == data
    assert len(made.issues) == issues
    if issues:
        with pytest.raises(errors.DecodeError):
            answered(
                answer,
                responses=(ResponseSpec("200", "application/json", Ok),),
                validation="strict",
            )


def test_an_undocumented_success_is_the_nearest_one() -> None:
    responses = (ResponseSpec("200", "application/json", Ok), ResponseSpec("204"))
    made = answered(json(201, b'{"name":"a"}'), responses=responses)
    assert made.data == Ok("a")
    assert "201" in made.issues[0].message
    only_default = (ResponseSpec("default", "application/json", Ok),)
    assert answered(json(202, b'{"name":"b"}'), responses=only_default).data == Ok("b")
    assert answered(json(200, b'{"a":1}'), responses=(ResponseSpec("404"),)).data == {
        "a": 1
    }


def test_lenient_keeps_what_strict_refuses() -> None:
    answer = json(200, b'{"name":5}')
    made = answered(answer, responses=(ResponseSpec("200", "application/json", Ok),))
    assert made.data.name == 5
    assert made.issues[0].path == "$.name"
    with pytest.raises(errors.DecodeError) as caught:
        answered(
            answer,
            responses=(ResponseSpec("200", "application/json", Ok),),
            validation="strict",
        )
    assert caught.value.issues[0].path == "$.name"
    assert caught.value.raw == b'{"name":5}'
    off = answered(
        answer,
        responses=(ResponseSpec("200", "application/json", Ok),),
        validation="off",
    )
    assert off.issues == []


@pytest.mark.parametrize(
    "body", [b"<html>", b'{"name":', b"\xff\xfe\xfd", b"[" * 100_000]
)
def test_a_success_that_is_no_json_is_a_typed_error(body: bytes) -> None:
    with pytest.raises(errors.DecodeError, match="GET https://shop.test/v1/x"):
        answered(json(200, body))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (400, errors.BadRequestError), (401, errors.AuthenticationError),
        (403, errors.PermissionDeniedError), (404, errors.NotFoundError),
        (409, errors.ConflictError), (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError), (500, errors.ServerError), (599, errors.ServerError),
        (418, errors.StatusError), (304, errors.StatusError), (302, errors.StatusError),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", KINDS)
def test_statuses_are_classes(kind: str, status: int, expected: type) -> None:
    transport = Recorder(json(status, b'{"detail":"why"}', X_Request_Id="r1"))
    with pytest.raises(errors.StatusError) as caught:
        call(kind, operation(), transport=transport, max_retries=0)
    assert type(caught.value) is expected
    assert caught.value.status == status
    assert caught.value.request_id == "r1"
    assert caught.value.operation_id == "do-x"
    assert caught.value.headers["x-request-id"] == "r1"
    assert (
        str(caught.value) == f"GET https://shop.test/v1/x (do-x): status {status}: why"
    )


@pytest.mark.parametrize(
    ("body", "detail", "errors_"),
    [
        (b'{"title":"T","status":400,"detail":"D","errors":[{"path":"x"},"y"]}', "D", [{"path": "x"}, "y"]),
        (b'{"message":"M"}', "M", []),
        (b'{"error":"E"}', "E", []),
        (b'{"error":{"message":"I","code":3}}', "I", []),
        (b'{"errors":["only"]}', None, ["only"]),
    ],
)  # fmt: skip
def test_problems_by_shape(body: bytes, detail: str | None, errors_: list[Any]) -> None:
    with pytest.raises(errors.StatusError) as caught:
        answered(typed("text/plain", body, 400))
    problem = caught.value.problem
    assert problem is not None
    assert problem.detail == detail
    assert problem.errors == errors_


@pytest.mark.parametrize(
    ("content_type", "raw", "body"),
    [
        ("application/json", b'{"code":7}', Bad(7)),
        ("application/json", b"<html>oops</html>", "<html>oops</html>"),
        ("application/json", b'{"code":', '{"code":'),
        ("application/json", b"\xff\xfe", "\ufffd\ufffd"),
        ("application/json", b"", None),
        ("text/html", b"<p>", "<p>"),
        ("application/problem+json", b'{"x":1}', {"x": 1}),
        (None, b"plain", "plain"),
    ],
)
def test_error_bodies_may_lie(content_type: str | None, raw: bytes, body: Any) -> None:
    with pytest.raises(errors.NotFoundError) as caught:
        answered(typed(content_type, raw, 404), responses=RESPONSES[4:5])
    shown = caught.value.body
    assert shown == body or (isinstance(shown, Struct) and raw == b'{"x":1}')
    assert caught.value.raw == raw
    assert caught.value.problem is None


def test_a_message_cannot_write_to_the_terminal() -> None:
    with pytest.raises(errors.StatusError) as caught:
        answered(json(400, b'{"detail":"a\\u001b[2J\\r\\nb"}'))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500


def test_every_error_pickles() -> None:
    for name, kind in vars(errors).items():
        if (
            isinstance(kind, type)
            and issubclass(kind, errors.ApiError)
            and name[0] != "_"
        ):
            error = kind("said")
            error.url = "https://x"
            error.history = (errors.Attempt("status 503", 0.5),)
            again = pickle.loads(pickle.dumps(error))
            assert type(again) is kind
            assert str(again) == str(error)
            assert vars(again).keys() == vars(error).keys()
    with pytest.raises(errors.StatusError) as caught:
        answered(json(404, b'{"code":7,"detail":"d"}'), responses=RESPONSES[4:5])
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.body, again.problem, again.status) == (
        caught.value.body, caught.value.problem, 404,
    )  # fmt: skip
    assert dict(again.headers) == dict(caught.value.headers)


PLAIN = b'{"name":"' + b"a" * 5000 + b'"}'


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PLAIN)),
        ("deflate", zlib.compress(PLAIN)),
        ("deflate", zlib.compress(PLAIN)[2:-4]),
        ("gzip", gzip.compress(PLAIN[:100]) + gzip.compress(PLAIN[100:])),
        ("identity", PLAIN),
    ],
)
def test_content_codings(kind: str, coding: str, body: bytes) -> None:
    with serving(Answer(body=body, headers={"Content-Encoding": coding})) as server:
        made = call(kind, operation(), base_url=server.url, response=True)
        assert made.raw == PLAIN
        assert server.seen[0].header("accept-encoding") == "gzip, deflate"


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
def test_bombs_and_large_responses(kind: str) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    with serving(Answer(body=bomb, headers={"Content-Encoding": "gzip"})) as server:
        with pytest.raises(errors.ResponseTooLargeError, match="do-x"):
            call(kind, operation(), base_url=server.url, max_response_bytes=100_000)
        server.answers = [Answer(body=b'"' + b"a" * 200_000 + b'"')]
        with pytest.raises(errors.ResponseTooLargeError):
            call(kind, operation(), base_url=server.url, max_response_bytes=100_000)
        server.answers = [Answer(404, b"a" * 200_000, content_type="text/plain")]
        with pytest.raises(errors.NotFoundError) as caught:
            call(kind, operation(), base_url=server.url, max_response_bytes=100_000)
        assert len(caught.value.raw) == 100_000


def test_broken_codings() -> None:
    whole = gzip.compress(PLAIN)
    for body, expected in (
        (whole[:-20], errors.ApiConnectionError),
        (b"not gzip at all", errors.DecodeError),
    ):
        answer = TransportResponse(
            200,
            [("content-type", "application/json"), ("content-encoding", "gzip")],
            body,
        )
        with pytest.raises(expected):
            answered(answer)
    for coding in ("br", "utf-8", "gzip, gzip"):  # passed as they are
        fields = [("content-encoding", coding), ("content-type", "text/plain")]
        assert answered(TransportResponse(200, fields, b"x")).data == "x"


@pytest.mark.parametrize("coding", ["gzip", "br", "gzip, gzip"])
@pytest.mark.parametrize("body", [b"not gzip", gzip.compress(PLAIN)[:-20], b""])
def test_an_error_stays_the_error_that_it_is(coding: str, body: bytes) -> None:
    answer = TransportResponse(404, [("content-encoding", coding)], body)
    with pytest.raises(errors.NotFoundError):
        answered(answer)


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
def test_an_error_whose_body_breaks_off(kind: str) -> None:
    import socket

    from tests.support.server import raw_server

    def broken(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 99\r\n\r\nhalf")

    with raw_server(broken) as url, pytest.raises(errors.NotFoundError) as caught:
        call(kind, operation(), base_url=url)
    assert caught.value.raw == b"half"


def test_unknown_options_are_named() -> None:
    with pytest.raises(
        TypeError, match=r"do_x\(\) got an unexpected keyword argument 'tiemout'"
    ):
        call("sync", operation(), options={"tiemout": 1}, transport=Recorder())


def test_the_options_of_a_call() -> None:
    transport = Recorder()
    options = {
        "extra_headers": {"accept": "text/csv", "X-A": "1"},
        "extra_query": {"a": [1, 2], "b": "x y"},
        "timeout": 3,
        "max_retries": 0,
        "validation": "strict",
    }
    call("sync", operation(), options=options, transport=transport)
    (request,) = transport.requests
    assert request.url.endswith("/x?a=1&a=2&b=x%20y")
    assert request.headers["accept"] == "text/csv"
    assert "Accept" not in request.headers
    assert request.timeout.read == 3
    for bad in ({"X-A": "1\r\nX-B: 2"}, {"X\r\nA": "1"}, {"X A": "1"}):
        with pytest.raises(errors.RequestValidationError):
            call(
                "sync", operation(), options={"extra_headers": bad}, transport=transport
            )


@pytest.mark.usefixtures("every_transport")
@pytest.mark.parametrize("kind", KINDS)
def test_head_has_no_content(kind: str) -> None:
    with serving(Answer(body=b"12345")) as server:
        made = call(kind, operation("HEAD"), base_url=server.url, response=True)
        assert (made.data, made.issues, made.raw) == (None, [], b"")
        assert made.headers["content-length"] == "5"


def test_values_go_out_as_their_declared_types() -> None:
    from datetime import UTC, datetime

    from generator.runtime.bodies import Field
    from generator.runtime.formats import UnixTime

    when = datetime(2025, 1, 1, tzinfo=UTC)
    op = operation(
        "POST",
        path="{at}",
        parameters=(
            PathParameter("at", type=UnixTime),
            QueryParameter("since", type=UnixTime),
        ),
        body=RequestBody(
            (JsonBody("application/json"),), fields=(Field("until", type=UnixTime),)
        ),
    )
    transport = Recorder()
    arguments = {"at": when, "since": when, "until": when}
    call("sync", op, arguments, transport=transport)
    (request,) = transport.requests
    assert request.url == "https://shop.test/v1/1735689600?since=1735689600"
    assert request.content == b'{"until":1735689600}'
