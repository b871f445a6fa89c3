"""Clients, errors and responses outlive pickling and copying, under public names."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.support.server import Answer, Server, serving

Duplicate = Callable[[Any], Any]


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


DUPLICATES = [copy.copy, copy.deepcopy, pickled]
EMPTY = Answer(body=b'{"names": []}')
every_way = pytest.mark.parametrize("duplicate", DUPLICATES)


def client_of(keys: Any, server: Server, **options: Any) -> Any:
    return keys.Client(
        api_key="K", api_secret="S", base_url=server.url, max_retries=0, **options
    )


@every_way
def test_a_client_comes_back_with_all_but_its_connections(
    keys: Any, duplicate: Duplicate
) -> None:
    options = {"default_headers": {"X-A": "1"}}
    with (
        serving(EMPTY, EMPTY, EMPTY) as server,
        client_of(keys, server, **options) as client,
    ):
        client.ai_api_key.list()
        with duplicate(client) as other:
            assert other is not client
            assert other.ai_api_key is not client.ai_api_key
            other.ai_api_key.list()
        client.ai_api_key.list()  # closing one leaves the other open
    headers = [(s.header("X-A"), s.header("Authorization")) for s in server.seen]
    assert [row[0] for row in headers] == ["1", "1", "1"]
    assert all("credential=K" in str(row[1]) for row in headers)


@pytest.mark.parametrize("duplicate", [copy.deepcopy, pickled])
def test_a_closed_client_comes_back_open(keys: Any, duplicate: Duplicate) -> None:
    with serving(EMPTY) as server:
        client = client_of(keys, server)
        client.close()
        with duplicate(client) as other:
            assert other.ai_api_key.list().names == []


@pytest.mark.parametrize("duplicate", [copy.deepcopy, pickled])
def test_options_of_a_transport_come_along(keys: Any, duplicate: Duplicate) -> None:
    with serving(EMPTY, EMPTY) as server:
        transport = keys.HttpxTransport(trust_env=False, max_connections=1)
        with client_of(keys, server, transport=transport) as client:
            client.ai_api_key.list()
            with duplicate(client) as other:
                other.ai_api_key.list()
    assert len(server.seen) == 2


def test_a_client_of_the_callers_is_theirs_to_copy(keys: Any) -> None:
    with httpx2.Client() as own, serving(EMPTY) as server:
        client = client_of(keys, server, transport=keys.HttpxTransport(client=own))
        with pytest.raises(TypeError):
            pickled(client)
        assert copy.copy(client).ai_api_key.list().names == []


@every_way
def test_a_class_of_the_callers_keeps_its_attributes(
    keys: Any, duplicate: Duplicate, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Own(keys.Client):  # type: ignore[misc]
        tenant = ""

    monkeypatch.setattr(__import__(__name__, fromlist=["x"]), "Own", Own, raising=False)
    Own.__qualname__ = "Own"
    client = Own(api_key="K", api_secret="S")
    client.tenant = "zoo"
    assert client.ai_api_key
    other = duplicate(client)
    assert (type(other), other.tenant) == (Own, "zoo")


@every_way
def test_errors_and_responses_come_back_whole(keys: Any, duplicate: Duplicate) -> None:
    answers = (EMPTY, Answer(404, b'{"message": "none"}'))
    with serving(*answers) as server, client_of(keys, server) as client:
        response = duplicate(client.ai_api_key.with_response.list())
        with pytest.raises(keys.errors.NotFoundError) as caught:
            client.ai_api_key.list()
    assert (response.status, response.data.names) == (200, [])
    error = duplicate(caught.value)
    assert str(error) == str(caught.value)
    assert (error.status, error.body) == (404, {"message": "none"})
    assert error.headers == caught.value.headers


def test_names_are_those_that_are_imported(keys: Any) -> None:
    package = keys.__name__
    for name in keys.errors.__all__:
        assert getattr(keys.errors, name).__module__ == f"{package}.errors"
    classes = ("AsyncClient", "Client", "File", "HttpxTransport", "Request", "Response")
    for name in (*classes, "ResponseHead", "Timeout", "TransportResponse"):
        assert getattr(keys, name).__module__ == package
    assert repr(keys.Client) == f"<class '{package}.Client'>"
