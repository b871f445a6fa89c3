"""Where calls go, and with whose credentials."""

from __future__ import annotations

from typing import Any

import pytest
from ai_api_key import Client, errors

from tests.fragment.samples import CREDENTIALS, KEY, SECRET
from tests.support.server import Server


@pytest.mark.parametrize(
    ("argument", "variable", "expected"),
    [
        (None, None, "ch-gva-2"),
        (None, "de-fra-1", "de-fra-1"),
        ("at-vie-1", "de-fra-1", "at-vie-1"),
        ("zz-new-9", None, "zz-new-9"),
    ],
)
def test_the_zone(
    argument: str | None,
    variable: str | None,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if variable:
        monkeypatch.setenv("EXOSCALE_ZONE", variable)
    asked: list[str] = []

    class Elsewhere:
        def send(self, request: Any) -> Any:
            asked.append(request.url)
            raise errors.ApiConnectionError("nobody is there")

        def close(self) -> None:
            """Nothing is open."""

    client = Client(**CREDENTIALS, zone=argument, transport=Elsewhere(), max_retries=0)
    with client, pytest.raises(errors.ApiConnectionError):
        client.ai_api_key.list()
    assert asked == [f"https://api-{expected}.exoscale.com/v2/ai/api-key"]


@pytest.mark.parametrize("zone", ["a/b", "a.evil.example#", "", "a b"])
def test_a_zone_cannot_lead_elsewhere(zone: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        Client(**CREDENTIALS, zone=zone).ai_api_key.list()


def test_credentials_from_the_environment(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXOSCALE_API_KEY", "EXOenv")
    monkeypatch.setenv("EXOSCALE_API_SECRET", SECRET)
    monkeypatch.setenv("EXOSCALE_BASE_URL", f"{server.url}/env")
    with Client() as client:
        client.ai_api_key.list()
    (seen,) = server.seen
    assert seen.target == "/env/ai/api-key"
    assert "credential=EXOenv," in str(seen.header("Authorization"))


@pytest.mark.parametrize(
    ("given", "environment"),
    [
        ({"api_key": KEY}, {}),
        ({"api_secret": SECRET}, {}),
        ({}, {"EXOSCALE_API_KEY": KEY}),
        ({"api_key": KEY}, {"EXOSCALE_API_SECRET": SECRET}),
        ({"api_key": KEY, "api_secret": ""}, {}),
    ],
)
def test_half_a_credential_is_refused(
    given: dict[str, str], environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(errors.MissingCredentialsError) as caught:
        Client(**given)
    text = str(caught.value)
    assert "api_key" in text and "api_secret" in text
    assert KEY not in text and SECRET not in text


def test_without_credentials_nothing_is_sent(server: Server) -> None:
    client = Client(base_url=server.url)
    with client, pytest.raises(errors.MissingCredentialsError) as caught:
        client.ai_api_key.list()
    text = str(caught.value)
    for name in ("api_key", "api_secret", "EXOSCALE_API_KEY", "EXOSCALE_API_SECRET"):
        assert name in text
    assert "list-ai-api-keys" in text
    assert server.seen == []
