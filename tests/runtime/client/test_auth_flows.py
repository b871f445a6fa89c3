"""Authentication that talks to the server: OAuth 2.0 and Digest, over loopback."""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import pytest

from generator.runtime.api import Api
from generator.runtime.auth.challenges import parse_challenges
from generator.runtime.auth.digest import DigestAuth, DigestScheme
from generator.runtime.auth.grants import ClientCredentialsGrant
from generator.runtime.auth.oauth2 import OAuth2Auth, OAuth2Scheme
from generator.runtime.auth.token_endpoint import Endpoints, Flow
from generator.runtime.client import BaseAsyncClient, BaseClient, async_call_of, call_of
from generator.runtime.errors import AuthenticationError, RequestValidationError
from generator.runtime.transport import Request, Timeout
from generator.runtime.urls import Server
from tests.support.server import Answer, Seen, serving

from .calls import KINDS, Recorder, api, call, operation


class TokenServer:
    """Gives tokens and takes the ones it gave."""

    def __init__(self, expires_in: float = 3600, refresh: bool = False) -> None:
        self.given = 0
        self.asked: list[dict[str, list[str]]] = []
        self.basic: list[str | None] = []
        self.valid: set[str] = set()
        self.expires_in = expires_in
        self.refresh = refresh
        self.lock = threading.Lock()

    def __call__(self, request: Seen) -> Answer:
        if request.target == "/token":
            with self.lock:
                self.asked.append(parse_qs(request.body.decode()))
                self.basic.append(request.header("authorization"))
                self.given += 1
                token = f"token-{self.given}"
                self.valid = {token}
            refresh = f',"refresh_token":"r{self.given}"' if self.refresh else ""
            return Answer(
                body=f'{{"access_token":"{token}","expires_in":{self.expires_in}{refresh}}}'.encode()
            )
        token = (request.header("authorization") or "").removeprefix("Bearer ")
        return Answer(body=b"1") if token in self.valid else Answer(401, b"{}")


def oauth(url: str) -> dict[str, Any]:
    scheme = OAuth2Scheme(
        {"clientCredentials": Flow(f"{url}/token", scopes=("read", "write"))}
    )
    return {
        "spec": api(schemes={"o": scheme}, security=(("o",),), servers=(Server(url),)),
        "credentials": {"client_id": "my id", "client_secret": "my:secret"},
    }


@pytest.mark.parametrize("kind", KINDS)
def test_client_credentials(kind: str) -> None:
    with serving() as server:
        server.answer = tokens = TokenServer()
        assert call(kind, operation(), **oauth(server.url)) == 1
        assert tokens.asked == [
            {"grant_type": ["client_credentials"], "scope": ["read write"]}
        ]
        assert tokens.basic == ["Basic bXkraWQ6bXklM0FzZWNyZXQ="]


def sync_client(url: str) -> BaseClient:
    made = oauth(url)
    return BaseClient(made["spec"], made["credentials"], {})


def test_one_token_for_many_threads() -> None:
    with serving() as server, ThreadPoolExecutor(16) as pool:
        server.answer = tokens = TokenServer()
        with sync_client(server.url) as client:
            do = call_of(client)
            results = list(pool.map(lambda _: do(operation(), {}, {}), range(64)))
        assert results == [1] * 64
        assert tokens.given == 1


def test_one_token_for_many_tasks() -> None:
    async def main(url: str) -> list[Any]:
        made = oauth(url)
        async with BaseAsyncClient(made["spec"], made["credentials"], {}) as client:
            do = async_call_of(client)
            op = operation()
            return await asyncio.gather(*(do(op, {}, {}) for _ in range(40)))

    with serving() as server:
        server.answer = tokens = TokenServer()
        assert asyncio.run(main(server.url)) == [1] * 40
        assert tokens.given == 1


def test_a_refused_token_is_renewed_once() -> None:
    with serving() as server:
        server.answer = tokens = TokenServer()
        with sync_client(server.url) as client:
            do = call_of(client)
            op = operation("POST")
            assert do(op, {}, {}) == 1
            tokens.valid = set()
            assert do(op, {}, {}) == 1
            assert tokens.given == 2
            server.answer = lambda request: (
                tokens(request) if request.target == "/token" else Answer(401, b"{}")
            )
            with pytest.raises(AuthenticationError):
                do(op, {}, {})
            assert tokens.given == 3


def test_renewal_ahead_of_the_end_and_by_refresh_token() -> None:
    now = [0.0]
    with serving() as server:
        server.answer = tokens = TokenServer(expires_in=100, refresh=True)
        grant = ClientCredentialsGrant(
            client_id="i", client_secret="s", token_url=f"{server.url}/token"
        )
        auth = OAuth2Auth(grant, Endpoints({}, "", grant, ""), clock=lambda: now[0])
        spec = api(security=(("x",),), schemes={})
        with BaseClient(spec, {}, {}, base_url=server.url, auth=auth) as client:  # type: ignore[arg-type]
            do = call_of(client)
            for second in (0, 50, 89, 91):
                now[0] = second
                do(operation(), {}, {})
        assert tokens.given == 2
        assert tokens.asked[1] == {
            "grant_type": ["refresh_token"],
            "refresh_token": ["r1"],
        }


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_client_is_an_error_without_its_secret(kind: str) -> None:
    with serving(
        Answer(400, b'{"error":"invalid_scope","error_description":"my:secret?"}')
    ) as server:
        with pytest.raises(AuthenticationError) as caught:
            call(kind, operation(), **oauth(server.url))
        assert "token endpoint answered 400" in str(caught.value)
        assert "my:secret" not in str(caught.value)
        assert len(server.seen) == 1


def test_the_secret_in_the_body_where_basic_is_not_known() -> None:
    def answer(request: Seen) -> Answer:
        form = parse_qs(request.body.decode())
        if request.target != "/token":
            return Answer(body=b"1")
        if "client_secret" in form:
            return Answer(body=b'{"access_token":"t"}')
        return Answer(401, b'{"error":"invalid_client"}')

    with serving() as server:
        server.answer = answer
        assert call("sync", operation(), **oauth(server.url)) == 1


def test_no_secret_to_a_token_endpoint_over_plain_http() -> None:
    transport = Recorder()
    with pytest.raises(RequestValidationError, match="plain http"):
        made = oauth("http://auth.test")
        call("sync", operation(), base_url="https://x", transport=transport, **made)
    assert transport.requests == []


class NoExchange:
    driver: Any = None

    async def fetch(self, request: Request) -> Any:
        raise AssertionError


def digest_header(auth: DigestAuth, method: str, url: str) -> dict[str, str]:
    request = Request(method, url, {}, None, Timeout())
    auth.apply(request, NoExchange())
    text = request.headers["Authorization"].removeprefix("Digest ")
    return {k: q or p for k, q, p in re.findall(r'(\w+)=(?:"([^"]*)"|([^,]*))', text)}


@pytest.mark.parametrize(
    ("algorithm", "name", "expected"),
    [
        ("MD5", "md5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "sha256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)  # fmt: skip
def test_digest_against_rfc_7616(
    algorithm: str, name: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worked example of RFC 7616 section 3.9.1."""
    monkeypatch.setattr(
        "secrets.token_hex", lambda size: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    )
    from generator.runtime.messages import Headers

    auth = DigestAuth("Mufasa", "Circle of Life")
    challenge = (
        f'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={algorithm},'
        ' nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",'
        ' opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
    )
    request = Request("GET", "http://x", {}, None, Timeout())
    assert auth.renew(request, Headers([("WWW-Authenticate", challenge)]))
    made = digest_header(auth, "GET", "http://www.example.org/dir/index.html")
    assert made["response"] == expected
    assert made["opaque"] == "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
    assert (made["nc"], made["qop"], made["uri"]) == (
        "00000001",
        "auth",
        "/dir/index.html",
    )
    assert digest_header(auth, "GET", "http://h/")["nc"] == "00000002"
    assert hashlib.new(name)  # the algorithm exists here


@pytest.mark.parametrize("kind", KINDS)
def test_digest_over_loopback(kind: str) -> None:
    def answer(request: Seen) -> Answer:
        if (request.header("authorization") or "").startswith("Digest username="):
            return Answer(body=b"1")
        challenge = 'Basic realm="x", Digest realm="r", nonce="n", qop="auth"'
        return Answer(401, b"{}", headers={"WWW-Authenticate": challenge})

    with serving() as server:
        server.answer = answer
        spec = Api(
            package="p", version="1", servers=(Server(server.url),),
            schemes={"d": DigestScheme()}, security=(("d",),),
        )  # fmt: skip
        given: dict[str, object] = {"username": "u", "password": "wrong"}
        assert call(kind, operation(), spec=spec, credentials=given) == 1
        assert len(server.seen) == 2
        server.answer = lambda _: Answer(
            401, b"{}", headers={"WWW-Authenticate": 'Digest realm="r", nonce="n"'}
        )
        with pytest.raises(AuthenticationError):
            call(kind, operation(), spec=spec, credentials=given)
        assert len(server.seen) == 4


def test_challenges() -> None:
    made = parse_challenges(
        ['Newauth realm="a\\"b", x=1, Basic realm="s"', "Negotiate"]
    )
    assert made == [
        ("newauth", {"realm": 'a"b', "x": "1"}), ("basic", {"realm": "s"}), ("negotiate", {}),
    ]  # fmt: skip
    assert parse_challenges(["=,;"]) == []


def test_a_token_url_may_be_relative() -> None:
    with serving() as server:
        server.answer = TokenServer()
        spec = api(
            schemes={"o": OAuth2Scheme({"clientCredentials": Flow("/token")})},
            security=(("o",),),
        )
        given: dict[str, object] = {"client_id": "i", "client_secret": "s"}
        url = f"{server.url}/v1"
        assert (
            call("sync", operation(), spec=spec, credentials=given, base_url=url) == 1
        )
        assert [each.target for each in server.seen] == ["/token", "/v1/x"]
