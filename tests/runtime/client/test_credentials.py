"""Where credentials and settings come from, and when they are refused."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime.auth.api_key import ApiKeyScheme
from generator.runtime.auth.basic import BasicScheme
from generator.runtime.auth.bearer import BearerScheme
from generator.runtime.auth.mutual_tls import MutualTLSScheme
from generator.runtime.auth.oauth2 import OAuth2Scheme
from generator.runtime.auth.token_endpoint import Flow
from generator.runtime.errors import MissingCredentialsError, RequestValidationError
from generator.runtime.transport import Request, TransportResponse
from generator.runtime.urls import Server, Variable

from .calls import KINDS, Recorder, api, call, operation


def sent(credentials: dict[str, Any], **rest: Any) -> Request:
    """The request of one call."""
    transport = Recorder()
    op = rest.pop("op", operation())
    call("sync", op, spec=api(**rest), credentials=credentials, transport=transport)
    return transport.requests[0]


def test_every_kind_of_scheme() -> None:
    both = {"username": "Aladdin", "password": "open sesame"}
    basic = sent(both, schemes={"b": BasicScheme()}, security=(("b",),))
    assert basic.headers["Authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    user = sent({"username": "u"}, schemes={"b": BasicScheme()}, security=(("b",),))
    assert user.headers["Authorization"] == "Basic dTo="
    bearer = sent({"token": "t"}, schemes={"b": BearerScheme()}, security=(("b",),))
    assert bearer.headers["Authorization"] == "Bearer t"
    odd = {"b": BearerScheme(token="hoba_token", prefix="HOBA")}
    custom = sent({"hoba_token": "t"}, schemes=odd, security=(("b",),))
    assert custom.headers["Authorization"] == "HOBA t"
    mutual = sent({}, schemes={"m": MutualTLSScheme()}, security=(("m",),))
    assert "Authorization" not in mutual.headers


def test_api_keys_in_their_three_places() -> None:
    for location in ("header", "query", "cookie"):
        scheme = ApiKeyScheme("X-Key", location)  # type: ignore[arg-type]
        request = sent({"api_key": "a b"}, schemes={"k": scheme}, security=(("k",),))
        place = {
            "header": request.headers.get("X-Key"),
            "query": request.url.partition("?")[2],
            "cookie": request.headers.get("Cookie"),
        }[location]
        assert place == ("a b" if location == "header" else "X-Key=a%20b")


def test_messages_about_a_token_say_that_it_may_be_a_grant() -> None:
    security = {"env_prefix": "SHOP", "security": (("o",),)}
    schemes = {"o": OAuth2Scheme({"clientCredentials": Flow("/token")})}
    with pytest.raises(MissingCredentialsError) as missing:
        sent({}, schemes=schemes, **security)
    assert str(missing.value).endswith(
        "credentials are needed: token (environment: SHOP_TOKEN), or client_id and"
        " client_secret (environment: SHOP_CLIENT_ID and SHOP_CLIENT_SECRET), or a grant"
        " as token"
    )
    with pytest.raises(TypeError, match="^token: a text, a function or a grant is"):
        sent({"token": 1}, schemes=schemes, **security)
    with pytest.raises(TypeError, match="^token: a text or a function is needed"):
        sent({"token": 1}, schemes={"o": BearerScheme()}, **security)


def test_tokens_from_functions() -> None:
    tokens = iter(["one", "two"])
    spec = api(schemes={"b": BearerScheme()}, security=(("b",),))
    given: dict[str, object] = {"token": lambda: next(tokens)}
    for expected in ("one", "two"):
        transport = Recorder()
        call("sync", operation(), spec=spec, credentials=given, transport=transport)
        assert transport.requests[0].headers["Authorization"] == f"Bearer {expected}"

    async def token() -> str:
        return "later"

    transport = Recorder()
    call(
        "async", operation(), spec=spec, credentials={"token": token},
        transport=transport,
    )  # fmt: skip
    assert transport.requests[0].headers["Authorization"] == "Bearer later"


SCHEMES = {
    "key": ApiKeyScheme("X-Key"),
    "bearer": BearerScheme(),
    "basic": BasicScheme(),
}


def test_alternatives_and_combinations() -> None:
    security = (("key", "bearer"), ("basic",))
    both = sent({"api_key": "k", "token": "t"}, schemes=SCHEMES, security=security)
    assert both.headers["X-Key"] == "k"
    assert both.headers["Authorization"] == "Bearer t"
    given = {"api_key": "k", "username": "u", "password": "p"}
    second = sent(given, schemes=SCHEMES, security=security)
    assert "X-Key" not in second.headers
    assert second.headers["Authorization"].startswith("Basic ")


def test_optional_security_sends_what_is_there() -> None:
    security = ((), ("bearer",))
    assert "Authorization" not in sent({}, schemes=SCHEMES, security=security).headers
    with_token = sent({"token": "t"}, schemes=SCHEMES, security=security)
    assert with_token.headers["Authorization"] == "Bearer t"


def test_an_operation_overrides_the_document() -> None:
    public = sent(
        {"token": "t"},
        op=operation(security=()),
        schemes=SCHEMES,
        security=(("bearer",),),
    )
    assert "Authorization" not in public.headers


@pytest.mark.parametrize("kind", KINDS)
def test_missing_credentials_are_named_and_nothing_is_sent(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHOP_API_KEY", raising=False)
    transport = Recorder()
    spec = api(schemes=SCHEMES, security=(("key",), ("basic",)), env_prefix="SHOP")
    with pytest.raises(MissingCredentialsError) as caught:
        call(kind, operation(), spec=spec, transport=transport)
    text = str(caught.value)
    for word in ("do-x", "api_key", "SHOP_API_KEY", "username", "SHOP_PASSWORD"):
        assert word in text
    assert transport.requests == []


def test_the_environment_stands_in(keys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXOSCALE_API_KEY", "K")
    monkeypatch.setenv("EXOSCALE_API_SECRET", "S")
    monkeypatch.setenv("EXOSCALE_ZONE", "at-vie-1")
    transport = Recorder(TransportResponse(204))
    keys.Client(transport=transport).ai_api_key.delete("a")
    (request,) = transport.requests
    assert request.url == "https://api-at-vie-1.exoscale.com/v2/ai/api-key/a"
    assert "credential=K," in request.headers["Authorization"]


def test_half_a_credential_is_refused(
    keys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = keys.errors.MissingCredentialsError
    for name in ("EXOSCALE_API_KEY", "EXOSCALE_API_SECRET"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(missing, match="api_secret is missing"):
        keys.Client(api_key="K")
    with pytest.raises(missing, match="api_key is missing"):
        keys.Client(api_secret="S")
    monkeypatch.setenv("EXOSCALE_API_SECRET", "S")
    with pytest.raises(missing):
        keys.Client()
    with pytest.raises(missing):
        keys.Client(api_key="K")  # never paired with somebody else's secret


def test_without_a_prefix_no_environment_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("API_KEY", "K")
    monkeypatch.setenv("None_API_KEY", "K")
    with pytest.raises(MissingCredentialsError):
        sent({}, schemes=SCHEMES, security=(("key",),))


def test_oauth2_takes_a_token_or_a_client() -> None:
    scheme = OAuth2Scheme({"clientCredentials": Flow("https://auth.test/token")})
    request = sent({"token": "t"}, schemes={"o": scheme}, security=(("o",),))
    assert request.headers["Authorization"] == "Bearer t"
    with pytest.raises(MissingCredentialsError, match="client_secret is missing"):
        sent({"client_id": "c"}, schemes={"o": scheme}, security=(("o",),))


def test_credentials_with_line_breaks_are_refused() -> None:
    with pytest.raises(ValueError, match="token") as caught:
        sent({"token": "a\r\nb"}, schemes=SCHEMES, security=(("bearer",),))
    assert "a\r\nb" not in str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("host", ["http://api.test", "http://10.0.0.1:80/x"])
def test_credentials_go_over_plain_http_where_the_caller_says_so(
    kind: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = api(schemes=SCHEMES, security=(("bearer",),), env_prefix="SHOP")
    for given in ({"base_url": host}, {}):
        transport = Recorder()
        options: dict[str, Any] = {"transport": transport, **given}
        call(kind, operation(), spec=spec, credentials={"token": "t"}, **options)
        assert transport.requests[0].headers["Authorization"] == "Bearer t"
        monkeypatch.setenv("SHOP_BASE_URL", host)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_or_a_hook_cannot_send_them_over_plain_http(kind: str) -> None:
    def reroute(request: Request) -> None:
        request.url = "http://elsewhere.test/x"

    secured: dict[str, Any] = {"schemes": SCHEMES, "security": (("bearer",),)}
    plain = api(servers=(Server("http://api.test"),), **secured)
    for spec, options in (
        (plain, {}),
        (api(**secured), {"on_request": reroute, "base_url": "http://api.test"}),
    ):
        transport = Recorder()
        rest: dict[str, Any] = {"transport": transport, **options}
        with pytest.raises(RequestValidationError, match="plain http"):
            call(kind, operation(), spec=spec, credentials={"token": "t"}, **rest)
        assert transport.requests == []


def test_credentials_that_the_caller_puts_there() -> None:
    spec = api(schemes=SCHEMES, security=(("bearer",),))
    own = {"authorization": "Bearer mine"}

    def sign(request: Request) -> None:
        request.headers["Authorization"] = "Bearer mine"

    ways: list[dict[str, Any]] = [
        {"options": {"extra_headers": own}},
        {"default_headers": own},
        {"on_request": sign},
    ]
    for way in ways:
        transport = Recorder()
        call("sync", operation(), spec=spec, transport=transport, **way)
        sent_fields = transport.requests[0].headers.items()
        assert "Bearer mine" in [v for k, v in sent_fields if k.lower() in own]
    with pytest.raises(MissingCredentialsError, match="token"):
        call("sync", operation(), spec=spec, default_headers={"X-A": "1"})


@pytest.mark.parametrize("name", ["authorization", "Authorization"])
def test_a_field_of_the_call_stands_in_place_of_the_clients_credential(
    name: str,
) -> None:
    spec = api(schemes=SCHEMES, security=(("bearer",),))

    def sign(request: Request) -> None:
        request.headers[name] = "Bearer hook"

    ways: list[tuple[dict[str, Any], str]] = [
        ({"options": {"extra_headers": {name: "Bearer mine"}}}, "Bearer mine"),
        ({"default_headers": {name: "Bearer mine"}}, "Bearer t"),
        ({"on_request": sign}, "Bearer t"),
        (
            {"on_request": sign, "options": {"extra_headers": {name: "Bearer mine"}}},
            "Bearer hook",
        ),
    ]
    for way, expected in ways:
        transport = Recorder()
        credentials = {"token": "t"}
        call(
            "sync", operation(), spec=spec, transport=transport,
            credentials=credentials, **way,
        )  # fmt: skip
        sent = transport.requests[0].headers.items()
        found = [value for key, value in sent if key.lower() == "authorization"]
        assert found == [expected]


@pytest.mark.parametrize(
    "host", ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "https://x"]
)
def test_they_do_to_this_machine_and_over_tls(host: str) -> None:
    transport = Recorder()
    spec = api(schemes=SCHEMES, security=(("bearer",),))
    call(
        "sync", operation(), spec=spec, credentials={"token": "t"},
        base_url=host, transport=transport,
    )  # fmt: skip
    assert transport.requests[0].headers["Authorization"] == "Bearer t"


def test_an_auth_object_overrides_everything() -> None:
    class Stamp:
        def authenticate(self, request: Request, /) -> None:
            request.headers["X-Stamp"] = request.method

    transport = Recorder()
    spec = api(schemes=SCHEMES, security=(("bearer",),))
    call("sync", operation(), spec=spec, auth=Stamp(), transport=transport)
    assert transport.requests[0].headers["X-Stamp"] == "GET"


SERVER = Server("https://api-{zone}.x.test/v2", (Variable("zone", "a", ("a", "b")),))


def url_of(server: Server, variables: dict[str, str | None]) -> str:
    transport = Recorder()
    spec = api(servers=(server,))
    call("sync", operation(), spec=spec, variables=variables, transport=transport)
    return transport.requests[0].url


def test_server_variables() -> None:
    assert url_of(SERVER, {"zone": None}) == "https://api-a.x.test/v2/x"
    assert url_of(SERVER, {"zone": "new-1"}) == "https://api-new-1.x.test/v2/x"
    ported = Server(
        "https://x.test:{port}/{base}",
        (Variable("port", "443"), Variable("base", "v1")),
    )
    assert (
        url_of(ported, {"port": "8443", "base": "v2/z"}) == "https://x.test:8443/v2/z/x"
    )


@pytest.mark.parametrize(
    "zone",
    ["", "x.evil.com/", "a@evil.com", "a#", "a?", "a:80", "a b", "-a", "a.", "a\r\n", "é", "a%2f", "a\\b"],
)  # fmt: skip
def test_malformed_variables_are_refused_at_construction(keys: Any, zone: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        keys.Client(api_key="k", api_secret="s", zone=zone)


def test_base_url() -> None:
    transport = Recorder()
    call("sync", operation(), base_url="https://u:p@h.test:8/b/", transport=transport)
    (request,) = transport.requests
    assert request.url == "https://h.test:8/b/x"
    assert request.headers["Authorization"] == "Basic dTpw"
    for bad in (
        "h.test",
        "ftp://h.test",
        "https://",
        "https://h.test/?q",
        "https://h t",
    ):
        with pytest.raises(ValueError, match="base_url") as caught:
            call("sync", operation(), base_url=bad, transport=transport)
        assert bad not in str(caught.value)
    with pytest.raises(ValueError, match="such as https://api.example.com"):
        call("sync", operation(), base_url="localhost:8000", transport=transport)


def test_relative_servers_need_a_base_url() -> None:
    transport = Recorder()
    spec = api(servers=(Server("/v1"),))
    with pytest.raises(RequestValidationError, match="base_url"):
        call("sync", operation(), spec=spec, transport=transport)
    call("sync", operation(), spec=spec, base_url="https://h/v1", transport=transport)
    assert transport.requests[0].url == "https://h/v1/x"


def test_an_operation_may_have_servers_of_its_own() -> None:
    transport = Recorder()
    op = operation(servers=(Server("https://uploads.test"),))
    call("sync", op, transport=transport)
    call("sync", operation(servers=(Server("/v9"),)), transport=transport)
    call("sync", op, base_url="https://h", transport=transport)
    assert [r.url for r in transport.requests] == [
        "https://uploads.test/x", "https://shop.test/v9/x", "https://h/x",
    ]  # fmt: skip


def test_an_auth_object_serves_a_document_that_declares_nothing() -> None:
    class Stamp:
        def authenticate(self, request: Request, /) -> None:
            request.headers["X-Stamp"] = "1"

    for op, stamped in ((operation(), True), (operation(security=()), False)):
        transport = Recorder()
        call("sync", op, auth=Stamp(), transport=transport)
        assert ("X-Stamp" in transport.requests[0].headers) is stamped
