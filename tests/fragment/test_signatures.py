"""Signatures are those of the official clients."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fragment.samples import LISTED, client_of, in_json
from tests.support.server import Server

_VECTORS = json.loads(
    (Path(__file__).parents[1] / "runtime" / "client" / "auth_vectors.json").read_text()
)


@pytest.mark.parametrize("vector", _VECTORS["vectors"], ids=lambda v: v["name"])
def test_signatures_are_those_of_the_official_clients(vector: dict[str, Any]) -> None:
    from ai_api_key._runtime.auth.hmac import HmacAuth

    start = _VECTORS["expires"] - 600
    auth = HmacAuth(_VECTORS["key"], _VECTORS["secret"], clock=lambda: start + 0.9)
    signed = auth.header(vector["method"], vector["url"], vector["body"].encode())
    assert signed == vector["authorization_egoscale_semantics"]


def test_there_are_twelve_vectors() -> None:
    assert len(_VECTORS["vectors"]) == 12


def test_every_attempt_is_signed(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(range(1_800_000_000, 1_800_009_999, 1000))
    monkeypatch.setattr("ai_api_key._runtime.auth.hmac.time.time", lambda: next(now))
    answers = iter([in_json(503, {}, Retry_After="0"), in_json(200, LISTED)])
    server.answer = lambda seen: next(answers)
    with client_of(server) as client:
        assert client.ai_api_key.with_response.list().attempts == 2
    first, second = (str(seen.header("Authorization")) for seen in server.seen)
    assert "expires=1800000600," in first
    assert first.partition("signature=")[2] != second.partition("signature=")[2]
