"""Options of a single call."""

from __future__ import annotations

import pytest
from ai_api_key import Client, errors

from tests.fragment.samples import CREDENTIALS, LISTED, client_of, in_json
from tests.support.server import Answer, Seen, Server


def test_options_of_one_call(server: Server) -> None:
    with client_of(server) as client:
        client.ai_api_key.list(
            timeout=5,
            max_retries=0,
            extra_headers={"X-Trace": "t"},
            extra_query={"a": "1", "b": ["2", "3"]},
            validation="off",
        )
    (seen,) = server.seen
    assert seen.header("X-Trace") == "t"
    assert seen.url.query == "a=1&b=2&b=3"
    assert ",signed-query-args=a," in str(seen.header("Authorization"))


def test_max_retries_of_one_call(server: Server) -> None:
    server.answer = lambda seen: in_json(503, {}, Retry_After="0")
    with client_of(server) as client, pytest.raises(errors.ServerError) as caught:
        client.ai_api_key.list(max_retries=1)
    assert caught.value.attempts == len(server.seen) == 2


def test_the_timeout_of_one_call(server: Server) -> None:
    import threading

    over = threading.Event()

    def late(seen: Seen) -> Answer:
        over.wait(10)
        return in_json(200, LISTED)

    server.answer = late
    with client_of(server, max_retries=0) as client:
        with pytest.raises(errors.ApiTimeoutError):
            client.ai_api_key.list(timeout=0.05)
        over.set()


def test_an_unknown_keyword_is_a_type_error(server: Server) -> None:
    with client_of(server) as client:
        with pytest.raises(TypeError, match="time_out"):
            client.ai_api_key.list(time_out=1)  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="zonne"):
            Client(**CREDENTIALS, zonne="x")  # type: ignore[call-arg]
    assert server.seen == []
