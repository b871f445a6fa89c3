"""Grants of OAuth 2.0 over loopback: what is asked, in which order, and what is kept."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import pytest

from generator.runtime.auth.grants import (
    AuthorizationCodeGrant,
    ClientCredentialsGrant,
    DeviceCode,
    DeviceCodeGrant,
    Grant,
    PasswordGrant,
    RefreshTokenGrant,
    Tokens,
)
from generator.runtime.auth.oauth2 import OAuth2Scheme
from generator.runtime.auth.token_endpoint import Flow
from generator.runtime.client import BaseAsyncClient, async_call_of
from generator.runtime.errors import (
    ApiConnectionError,
    AuthenticationError,
    RequestValidationError,
)
from generator.runtime.urls import Server
from tests.support.server import Answer, Seen, serving

from .calls import KINDS, api, opened, operation

OP = operation()
FLOWS = {
    name: Flow("/token", device_url="/device", scopes=("read", "write"))
    for name in ("clientCredentials", "password", "authorizationCode")
}


class Authority:
    """A server that gives tokens in turn and is the API as well.

    Attributes:
        asked: the path and the form of each token request.
        script: answers of `/token` that come before the tokens.
        lives: seconds that a token lives.
    """

    def __init__(self, *script: Answer, lives: float = 3600) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.script = list(script)
        self.lives = lives
        self.given = 0
        self.refresh = True

    def __call__(self, request: Seen) -> Answer:
        if request.target == "/x":
            good = f"Bearer t{self.given}"
            fits = request.header("authorization") == good
            return Answer(body=b"1") if fits else Answer(401, b"{}")
        form = dict(parse_qsl(request.body.decode()))
        self.asked.append((request.target, form))
        if request.target == "/device":
            return Answer(body=json.dumps(DEVICE).encode())
        if request.target.startswith("/.well-known"):
            host = request.header("host")
            return Answer(body=b'{"token_endpoint":"http://%s/token"}' % _raw(host))
        if self.script:
            return self.script.pop(0)
        self.given += 1
        tokens = {"access_token": f"t{self.given}", "expires_in": self.lives}
        if self.refresh:
            tokens["refresh_token"] = f"r{self.given}"
        return Answer(body=json.dumps(tokens).encode())


def _raw(text: str | None) -> bytes:
    return (text or "").encode()


DEVICE = {
    "device_code": "d",
    "user_code": "WDJB",
    "verification_uri": "https://auth.test/device",
    "expires_in": 600,
    "interval": 3,
}


@contextmanager
def signed(
    kind: str, authority: Authority, grant: Grant, scheme: Any = None, **client: Any
) -> Iterator[Callable[[], Any]]:
    """A function that makes a call with a grant, as often as it is called."""
    with serving() as server:
        server.answer = authority
        spec = api(
            schemes={"o": scheme or OAuth2Scheme(FLOWS)},
            security=(("o",),),
            servers=(Server(server.url),),
        )
        made = {"spec": spec, "credentials": {"token": grant}, **client}
        with opened(kind, server.url, **made) as do:
            yield lambda: do(OP)


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_and_a_password_and_then_refresh_tokens(kind: str) -> None:
    kept: list[Tokens] = []
    authority = Authority()
    grant = PasswordGrant(
        username="ann", password="pass word", client_id="me", on_tokens=kept.append
    )
    with signed(kind, authority, grant) as do:
        assert [do(), do()] == [1, 1]
        authority.given = 7  # the token that the client has is refused from here on
        assert do() == 1
    user = {"username": "ann", "password": "pass word", "client_id": "me"}
    assert authority.asked == [
        ("/token", {"grant_type": "password", **user, "scope": "read write"}),
        (
            "/token",
            {"grant_type": "refresh_token", "refresh_token": "r1", "client_id": "me"},
        ),
    ]
    assert [each.refresh_token for each in kept] == ["r1", "r8"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_code_is_exchanged_once(kind: str) -> None:
    authority = Authority()
    authority.refresh = False
    grant = AuthorizationCodeGrant(
        code="c",
        redirect_uri="http://127.0.0.1/back",
        code_verifier="v",
        client_id="me",
    )
    with signed(kind, authority, grant) as do:
        assert do() == 1
        authority.given = 7
        with pytest.raises(AuthenticationError) as caught:
            do()
        assert caught.value.attempts == 1
    assert authority.asked == [
        (
            "/token",
            {
                "grant_type": "authorization_code",
                "code": "c",
                "redirect_uri": "http://127.0.0.1/back",
                "code_verifier": "v",
                "client_id": "me",
            },
        )
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_refresh_token_that_the_server_does_not_replace_stays(kind: str) -> None:
    authority = Authority()
    authority.refresh = False
    grant = RefreshTokenGrant(refresh_token="r", client_id="me", client_secret="s")
    with signed(kind, authority, grant) as do:
        assert do() == 1
        authority.given = 7
        assert do() == 1
    form = {"grant_type": "refresh_token", "refresh_token": "r"}
    assert authority.asked == [("/token", form), ("/token", form)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_device_is_allowed_by_its_user(kind: str, slept: list[float]) -> None:
    shown: list[DeviceCode] = []
    pending = Answer(400, b'{"error":"authorization_pending"}')
    slow = Answer(400, b'{"error":"slow_down"}')
    authority = Authority(pending, slow, pending)
    with signed(
        kind, authority, DeviceCodeGrant(prompt=shown.append, client_id="me")
    ) as do:
        assert do() == 1
    assert shown == [DeviceCode("https://auth.test/device", "WDJB", None, 600.0)]
    assert slept == [3.0, 3.0, 8.0, 8.0]
    assert authority.asked[0] == ("/device", {"client_id": "me"})
    assert authority.asked[-1][1] == {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": "d",
        "client_id": "me",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_user_who_refuses_a_device(kind: str, slept: list[float]) -> None:
    authority = Authority(Answer(400, b'{"error":"access_denied"}'))
    grant = DeviceCodeGrant(prompt=lambda code: None, client_id="me")
    with (
        signed(kind, authority, grant) as do,
        pytest.raises(AuthenticationError, match="access_denied"),
    ):
        do()


@pytest.mark.parametrize("kind", KINDS)
def test_endpoints_are_found_out(kind: str) -> None:
    authority = Authority()
    scheme = OAuth2Scheme({}, discovery_url="/.well-known/openid-configuration")
    grant = ClientCredentialsGrant(
        client_id="me", client_secret="s", scopes=["openid"], fields={"audience": "a"}
    )
    with signed(kind, authority, grant, scheme) as do:
        assert do() == 1
        authority.given = 7
        assert do() == 1
    paths = [path for path, _ in authority.asked]
    assert paths == ["/.well-known/openid-configuration", "/token", "/token"]
    asked = {"grant_type": "client_credentials", "scope": "openid", "audience": "a"}
    assert authority.asked[1][1] == asked


def test_a_document_without_endpoints_takes_a_grant_with_its_url() -> None:
    with serving() as server:
        server.answer = authority = Authority()
        spec = api(schemes={"o": OAuth2Scheme()}, security=(("o",),))
        url = f"{server.url}/token"
        grant = PasswordGrant(username="a", password="b", client_id="me", token_url=url)
        with opened("sync", server.url, spec=spec, credentials={"token": grant}) as do:
            assert do(OP) == 1
        assert len(authority.asked) == 1
        without = PasswordGrant(username="a", password="b", client_id="me")
        with (
            opened("sync", server.url, spec=spec, credentials={"token": without}) as do,
            pytest.raises(RequestValidationError, match="token_url"),
        ):
            do(OP)


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_endpoint_in_trouble_is_asked_again(
    kind: str, slept: list[float]
) -> None:
    """A refresh token outlives an outage: it is all that a grant has."""
    down = Answer(503, b"{}")
    authority = Authority()
    grant = AuthorizationCodeGrant(code="c", client_id="me")
    with signed(kind, authority, grant) as do:
        assert do() == 1
        authority.given = 7
        authority.script = [down, down]
        assert do() == 1
        authority.given = 17
        authority.script = [down, down, down]
        with pytest.raises(ApiConnectionError, match="answered 503"):
            do()
        assert do() == 1
    used = {form.get("refresh_token") for _, form in authority.asked[1:]}
    assert used == {"r1", "r8"}


def test_grants_show_no_secret() -> None:
    grant = PasswordGrant(username="ann", password="hush", client_id="me")
    assert "hush" not in repr(grant)
    assert "hush" not in repr(Tokens("hush", 1.0, "hush"))


def test_what_is_no_token_is_refused() -> None:
    with pytest.raises(TypeError, match="token"):
        opened(
            "sync",
            "http://127.0.0.1",
            spec=api(schemes={"o": OAuth2Scheme()}),
            credentials={"token": 5},
        ).__enter__()


def test_tasks_of_one_event_loop_after_another_wait_for_a_token() -> None:
    async def main() -> list[Any]:
        return await asyncio.gather(*(do(OP, {}, {}) for _ in range(5)))

    token = Answer(body=b'{"access_token":"t","expires_in":1e-9}')
    with serving() as server:
        server.answer = lambda seen: Answer(body=b"1") if seen.target == "/x" else token
        url = f"{server.url}/token"
        grant = PasswordGrant(username="a", password="b", client_id="me", token_url=url)
        spec = api(schemes={"o": OAuth2Scheme()}, security=(("o",),))
        client = BaseAsyncClient(spec, {"token": grant}, {}, base_url=server.url)
        do = async_call_of(client)
        for _ in range(2):
            assert asyncio.run(main()) == [1] * 5
        assert len(server.seen) == 20


def test_a_password_without_a_client_and_a_201(slept: list[float]) -> None:
    class Created(Authority):
        def __call__(self, request: Seen) -> Answer:
            answer = super().__call__(request)
            is_token = request.method == "POST"
            return replace(answer, status=201) if is_token else answer

    authority = Created()
    with signed("sync", authority, PasswordGrant(username="a", password="b")) as do:
        assert do() == 1
    assert "client_id" not in authority.asked[0][1]


def test_a_token_endpoint_states_its_reason_and_no_secret() -> None:
    with serving(Answer(401, b'{"detail":"no b-secret-b here"}')) as server:
        url = f"{server.url}/token"
        grant = PasswordGrant(username="a", password="b-secret-b", token_url=url)
        spec = api(schemes={"o": OAuth2Scheme()}, security=(("o",),))
        with (
            opened("sync", server.url, spec=spec, credentials={"token": grant}) as do,
            pytest.raises(AuthenticationError, match=r"401: no \*\*\* here"),
        ):
            do(OP)
