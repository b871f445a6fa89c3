"""Exoscale's request signature against worked vectors."""

from __future__ import annotations

from json import loads
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.auth.hmac import VALID_FOR, HmacAuth

from .calls import Recorder, json

DATA: dict[str, Any] = loads(
    Path(__file__).with_name("auth_vectors.json").read_text("utf-8")
)


@pytest.mark.parametrize("vector", DATA["vectors"], ids=lambda each: each["name"])
def test_vectors(vector: dict[str, str]) -> None:
    auth = HmacAuth(
        DATA["key"], DATA["secret"], clock=lambda: DATA["expires"] - VALID_FOR
    )
    made = auth.header(vector["method"], vector["url"], vector["body"].encode())
    assert made == vector["authorization_egoscale_semantics"]


def test_there_are_twelve_vectors() -> None:
    assert len(DATA["vectors"]) == 12


def test_the_bytes_that_are_sent_are_signed(
    keys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: DATA["expires"] - VALID_FOR)
    transport = Recorder(json(200, b'{"names":[]}'))
    client = keys.Client(api_key="K", api_secret="S", transport=transport)
    client.ai_api_key.create(name="café", dry_run=True)
    (request,) = transport.requests
    assert request.content == '{"name":"café"}'.encode()
    signed = request.headers["Authorization"]
    assert signed.startswith("EXO2-HMAC-SHA256 credential=K,signed-query-args=dry-run,")
    fresh = HmacAuth("K", "S").header("POST", request.url, request.content)
    assert fresh.split("expires=")[0] == signed.split("expires=")[0]


def test_neither_repr_shows_the_secret(keys: Any) -> None:
    for client in (
        keys.Client(api_key="K", api_secret="hidden-secret"),
        keys.AsyncClient(api_key="K", api_secret="hidden-secret"),
    ):
        assert "hidden" not in repr(client)
        assert "hidden" not in repr(client.ai_api_key)
    assert "hidden" not in repr(HmacAuth("K", "hidden-secret"))
