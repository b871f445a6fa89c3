"""The options of the transports: proxies, certificates, unix sockets, HTTP/2."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from generator.runtime import errors
from generator.runtime.bodies.binary import BinaryBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.transport import Transport
from generator.runtime.transports.httpx_transport import HttpxTransport
from tests.support.server import Answer, raw_server, serving

from .calls import KINDS, call, operation
from .http2 import speaking_http2
from .libraries import LIBRARIES
from .tunnel import tunnelling

ROOT = Path(__file__).parents[3]
ONE = Answer(body=b"1")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


class Certificates:
    """An authority made for a test, and what it has signed, as PEM files."""

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        self.ca = str(folder / "ca.pem")
        authority.cert_pem.write_to_path(self.ca)
        self.server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("127.0.0.1").configure_cert(self.server)
        client = authority.issue_cert("client@example.com")
        self.client = str(folder / "client.pem")
        client.private_key_and_cert_chain_pem.write_to_path(self.client)
        self.client_parts = str(folder / "cert.pem"), str(folder / "key.pem")
        client.cert_chain_pems[0].write_to_path(self.client_parts[0])
        client.private_key_pem.write_to_path(self.client_parts[1])

    def demand_one_of_the_client(self) -> None:
        """Let the server refuse clients without a certificate."""
        self.server.load_verify_locations(self.ca)
        self.server.verify_mode = ssl.CERT_REQUIRED


@pytest.fixture
def certificates(tmp_path: Path) -> Certificates:
    return Certificates(tmp_path)


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the environment of whoever runs the tests out of them."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def one(kind: str, url: str, transport: Transport) -> Any:
    """The answer to a call that is not tried again."""
    return call(kind, operation(), base_url=url, transport=transport, max_retries=0)


def test_a_certificate_authority(
    kind: str, every_transport: str, certificates: Certificates
) -> None:
    make = LIBRARIES[every_transport]
    with serving(ONE, tls=certificates.server) as server:
        assert one(kind, server.url, make(verify=certificates.ca)) == 1
        assert one(kind, server.url, make(verify=False)) == 1
        with pytest.raises(errors.ApiConnectionError) as caught:
            one(kind, server.url, make())
    assert caught.value.unsent


def test_a_certificate_for_another_name(
    kind: str, every_transport: str, certificates: Certificates
) -> None:
    make = LIBRARIES[every_transport]
    with serving(ONE, tls=certificates.server) as server:
        url = server.url.replace("127.0.0.1", "localhost")
        with pytest.raises(errors.ApiConnectionError):
            one(kind, url, make(verify=certificates.ca))


def test_an_ssl_context(
    kind: str, every_transport: str, certificates: Certificates
) -> None:
    make = LIBRARIES[every_transport]
    context = ssl.create_default_context(cafile=certificates.ca)
    if every_transport == "pyreqwest":
        with pytest.raises(TypeError, match="SSLContext"):
            make(verify=context)
        return
    with serving(ONE, tls=certificates.server) as server:
        assert one(kind, server.url, make(verify=context)) == 1


def test_certificates_of_the_environment(
    certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificates.ca)
    make = LIBRARIES["httpx2"]
    with serving(ONE, tls=certificates.server) as server:
        assert one("sync", server.url, make()) == 1
        with pytest.raises(errors.ApiConnectionError):
            one("sync", server.url, make(trust_env=False))


def test_a_certificate_of_the_client(
    kind: str, every_transport: str, certificates: Certificates
) -> None:
    certificates.demand_one_of_the_client()
    make, ca = LIBRARIES[every_transport], certificates.ca
    with serving(ONE, tls=certificates.server) as server:
        for cert in (certificates.client, certificates.client_parts):
            assert one(kind, server.url, make(verify=ca, cert=cert)) == 1
        with pytest.raises(errors.ApiConnectionError):
            one(kind, server.url, make(verify=ca))


def test_a_proxy(kind: str, every_transport: str) -> None:
    make = LIBRARIES[every_transport]
    with serving(ONE) as proxy:
        given = proxy.url.replace("://", "://user:pass%20word@")
        assert one(kind, "http://far.test/v1", make(proxy=given)) == 1
        seen = proxy.seen[0]
        assert seen.target == "http://far.test/v1/x"
        assert seen.header("Host") == "far.test"
        assert seen.header("Proxy-Authorization") == "Basic dXNlcjpwYXNzIHdvcmQ="


def test_a_proxy_that_is_not_there(kind: str, every_transport: str) -> None:
    make = LIBRARIES[every_transport]
    with pytest.raises(errors.ApiConnectionError) as caught:
        one(kind, "http://far.test/v1", make(proxy="http://127.0.0.1:9"))
    assert caught.value.unsent


def test_a_tunnel_through_a_proxy(
    kind: str, every_transport: str, certificates: Certificates
) -> None:
    make, heads = LIBRARIES[every_transport], list[str]()
    with serving(ONE, tls=certificates.server) as server, tunnelling(heads) as proxy:
        transport = make(verify=certificates.ca, proxy=proxy)
        assert one(kind, server.url, transport) == 1
    where = server.url.removeprefix("https://")
    assert heads[0].startswith(f"CONNECT {where} HTTP/1.1\r\n")


def test_the_environment_can_be_ignored(
    kind: str, every_transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(ONE) as server:
        make = LIBRARIES[every_transport]
        assert one(kind, server.url, make(trust_env=False)) == 1


def test_proxies_of_an_unknown_kind(kind: str, every_transport: str) -> None:
    make = LIBRARIES[every_transport]
    with pytest.raises(ValueError, match="proxy"):
        one(kind, "http://far.test", make(proxy="gopher://127.0.0.1:9"))


@contextlib.contextmanager
def at_a_path(path: str) -> Iterator[None]:
    """A server at a unix socket that answers with 1."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                while connection.recv(65536):
                    connection.sendall(
                        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n"
                        b"Content-Type: application/json\r\n\r\n1"
                    )

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield
        thread.join(10)


@pytest.mark.skipif(sys.platform == "win32", reason="needs unix sockets")
def test_unix_sockets(kind: str, every_transport: str, tmp_path: Path) -> None:
    make, path = LIBRARIES[every_transport], str(tmp_path / "s")
    if every_transport == "pyreqwest":
        with pytest.raises(TypeError, match="uds"):
            make(uds=path)
        return
    with at_a_path(path):
        assert one(kind, "http://localhost", make(uds=path)) == 1


def test_http2(kind: str, every_transport: str, certificates: Certificates) -> None:
    make = LIBRARIES[every_transport]
    if every_transport == "aiohttp":
        with pytest.raises(TypeError, match="http2"):
            make(http2=True)
        return
    upload = operation(
        "POST", body=RequestBody((BinaryBody("application/octet-stream"),))
    )
    with speaking_http2(certificates.server) as (url, seen):
        for content in (bytes(100_000), [bytes(50_000)] * 2):
            transport = make(http2=True, verify=certificates.ca)
            given = {"base_url": url, "transport": transport}
            assert call(kind, upload, {"body": content}, **given) == 100_000
    assert [each[":path"] for each in seen] == ["/x", "/x"]


def test_a_local_address(kind: str, every_transport: str) -> None:
    peers: list[str] = []

    def note(connection: socket.socket) -> None:
        peers.append(connection.getpeername()[0])
        connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    make = LIBRARIES[every_transport]
    with raw_server(note) as url:
        one(kind, url, make(local_address="127.0.0.3"))
    assert peers == ["127.0.0.3"]


@pytest.mark.parametrize(
    ("library", "kind", "extra"),
    [("pyreqwest", "sync", "fast"), ("aiohttp", "async", "aiohttp")],
)
def test_a_library_that_is_not_installed(
    library: str, kind: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.runtime.transports import import_extra

    import_extra.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"{library}.client", raising=False)
    with pytest.raises(ModuleNotFoundError, match=f"its extra `{extra}`"):
        one(kind, "http://127.0.0.1:9", LIBRARIES[library]())
    import_extra.cache_clear()


def test_http2_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is missed where the transport is made, not at the first request."""
    from generator.runtime.transports import import_extra

    import_extra.cache_clear()
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ModuleNotFoundError, match="its extra `http2`"):
        HttpxTransport(http2=True)
    HttpxTransport()
    import_extra.cache_clear()


def test_what_a_transport_loads() -> None:
    """Every module can be imported without the extras, and the default one used."""
    code = f"""
import sys
from importlib import import_module
from pkgutil import iter_modules
sys.path.insert(0, {str(ROOT)!r})
sys.modules.update(dict.fromkeys(("aiohttp", "pyreqwest", "yarl", "socksio")))
import generator.runtime.transports as transports
for found in iter_modules(transports.__path__, transports.__name__ + "."):
    import_module(found.name)
from generator.runtime.client import BaseClient, call_of
from tests.runtime.client.calls import api, operation
from tests.support.server import Answer, serving
with serving(Answer(body=b"1")) as server:
    with BaseClient(api(), {{}}, {{}}, base_url=server.url) as client:
        print(call_of(client)(operation(), {{}}, {{}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "1", done.stderr


@pytest.mark.parametrize("library", LIBRARIES)
def test_repr_shows_no_secret(library: str) -> None:
    made = LIBRARIES[library](proxy="http://user:s3cret@127.0.0.1:9")
    assert "s3cret" not in repr(made)


def test_errors_of_pyreqwest_are_imported_before_there_is_one() -> None:
    """A generator that is collected during an import would find half of the module."""
    code = """\
import sys
from generator.runtime.transport import Request, Timeout
from generator.runtime.transports.pyreqwest_transport import PyreqwestTransport
from tests.support.server import Answer, serving
with serving(Answer(body=b"1")) as server:
    PyreqwestTransport().send(Request("GET", server.url, {}, None, Timeout())).close()
print("pyreqwest.exceptions" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, timeout=60, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.strip() == "True", done.stderr
