"""Samples on pages run: programs against the mock, curl lines as the SDK's own requests."""

from __future__ import annotations

import base64
import hmac
import json
import os
import re
import shutil
import subprocess
import time
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.pages.sites import Parsed
from tests.runtime.emitted.mocked import Mocked
from tests.support.cases import CASES
from tests.support.checks import write_package
from tests.support.real_documents import REPOSITORY, real_document
from tests.support.server import Answer, Seen, serving

_LANGUAGES = ("python", "python-async", "curl")
_SHOWN = ("authorization", "x-key", "x-trace", "cookie")
"""The header fields that an operation says."""


class Samples(Parsed):
    """Reads the samples of a page: language and code."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.samples: list[tuple[str, str]] = []
        self._language = ""
        self._is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if tag == "figure":
            self._language = str(dict(attrs)["data-language"])
        self._is_code = tag == "code" and "figure" in self.open
        if self._is_code:
            self.samples.append((self._language, ""))

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._is_code = False

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self._is_code:
            language, code = self.samples[-1]
            self.samples[-1] = (language, code + data)


def _samples(files: dict[str, str], package: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path, text in files.items():
        if path.startswith(f"docs/{package}/resources/") and path.endswith(".html"):
            page = Samples()
            page.feed(text)
            found += page.samples
    return found


def _written(
    spec: Path, package: str, folder: Path, monkeypatch: Any
) -> dict[str, str]:
    parts = ("docs", "testing")
    request = Request(specs=(spec,), package=package, parts=parts, allow_invalid=True)
    files = dict(generate(request).files)
    write_package(
        {p: t for p, t in files.items() if p.startswith(f"{package}/")}, folder
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(folder)
    return files


def _run(code: str, title: str) -> None:
    program = compile(code, title, "exec")
    exec(program, {"__name__": "page"})  # noqa: S102 - the page's own


@pytest.mark.parametrize(
    "spec",
    [
        REPOSITORY / "specs" / "ai-api-key.yaml",
        real_document("petstore.yaml"),
        real_document("train-travel-31.yaml"),
        REPOSITORY / "tests" / "pages" / "views.yaml",
    ],
    ids=lambda each: each.stem,
)
def test_programs_run(
    spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXOSCALE_API_KEY", "EXOabc")
    monkeypatch.setenv("EXOSCALE_API_SECRET", "secret")
    package = f"pages_{spec.stem.replace('-', '_')}"
    files = _written(spec, package, tmp_path, monkeypatch)
    module: Any = import_module(package)
    mocked = Mocked(module, "sync")
    for name in ("Client", "AsyncClient"):
        client = partial(getattr(module, name), transport=mocked.transport)
        monkeypatch.setattr(module, name, client)
    samples = _samples(files, package)
    programs = [(lang, code) for lang, code in samples if lang != "curl"]
    for language, code in programs:
        _run(code, f"{language} of {spec.name}")
    assert len(mocked.transport.calls) >= len(programs) >= 2
    assert {language for language, _ in samples} == {*_LANGUAGES}


def _comparable(seen: Seen) -> dict[str, Any]:
    """A request without what each client chooses by itself."""
    content_type = (seen.header("content-type") or "").partition(";")
    return {
        "method": seen.method,
        "path": seen.url.path,
        "query": sorted(parse_qsl(seen.url.query, keep_blank_values=True)),
        "headers": {name: seen.header(name) for name in _SHOWN},
        "type": content_type[0] if seen.body else "",
        "body": _body(seen),
    }


def _body(seen: Seen) -> Any:
    content_type = seen.header("content-type") or ""
    if "json" in content_type and seen.body:
        return json.loads(seen.body)
    if "urlencoded" in content_type:
        return sorted(parse_qsl(seen.body.decode(), keep_blank_values=True))
    if "multipart" in content_type:
        return _parts(seen.body, content_type.partition("boundary=")[2].strip('"'))
    return seen.body


def _parts(body: bytes, boundary: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in body.split(b"--" + boundary.encode())[1:-1]:
        head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
        name = re.search(rb' name="([^"]*)"', head)
        assert name is not None
        is_json = b"application/json" in head
        found[name[1].decode()] = json.loads(content) if is_json else content
    return found


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
@pytest.mark.parametrize(
    "name", ["samples.yaml", "petstore.yaml", "train-travel-31.yaml"]
)
def test_curl_lines_send_what_the_sdk_sends(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = REPOSITORY / "tests" / "pages" / name
    text = (own if own.exists() else real_document(name)).read_text(encoding="utf-8")
    with serving(Answer(404, b"{}")) as server:
        text = re.sub(
            r"(\burl: +[\"']?)(?:SERVER|https?://[^/\s]+)", rf"\1{server.url}", text
        )
        spec = tmp_path / name
        spec.write_text(text, encoding="utf-8")
        package = f"curl_{spec.stem.replace('-', '_')}"
        files = _written(spec, package, tmp_path, monkeypatch)
        (tmp_path / "file.bin").write_bytes(b"hello")
        error = import_module(f"{package}.errors").ApiError
        samples = _samples(files, package)
        programs = _first_programs(samples)
        lines = [code for language, code in samples if language == "curl"]
        assert len(programs) == len(lines) >= 5
        for program, line in zip(programs, lines, strict=True):
            server.seen.clear()
            with suppress(error):
                _run(program, name)
            _run_shell(line, package)
            by_sdk, by_curl = server.seen[0], server.seen[-1]
            assert len(server.seen) == 2, line
            assert _comparable(by_curl) == _comparable(by_sdk), line
    assert not (tmp_path / "canary").exists()


def _first_programs(samples: list[tuple[str, str]]) -> list[str]:
    """The first synchronous program of each operation."""
    before = ["curl", *(language for language, _ in samples)]
    rows = zip(before, samples, strict=False)
    return [c for last, (lang, c) in rows if last == "curl" and lang == "python"]


def _run_shell(line: str, package: str) -> None:
    names = (
        "TOKEN",
        "USERNAME",
        "PASSWORD",
        "API_KEY",
        "KEY_API_KEY",
        "HEADER_API_KEY",
    )
    names += tuple(re.findall(rf"{package.upper()}_([A-Z_]+)", line))
    variables = {f"{package}_{name}".upper(): "..." for name in names}
    ran = subprocess.run(
        ["sh", "-c", line + " --silent --show-error --noproxy '*'"],
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert ran.returncode == 0, (line, ran.stderr)


def test_webhooks_are_verified_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = CASES / "webhooks" / "standard" / "openapi.yaml"
    request = Request(specs=(spec,), package="keys_sent", parts=("docs",))
    files = generate(request).files
    write_package(files, tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    reader = Samples()
    reader.feed(files["docs/keys_sent/webhooks/index.html"])
    secret, body = "whsec_c2VjcmV0", b'{"type": "key.removed", "id": 7}'
    signed = f"1.{time.time():.0f}.".encode() + body
    digest = base64.b64encode(hmac.digest(b"secret", signed, "sha256")).decode()
    headers = {
        "webhook-id": "1",
        "webhook-timestamp": signed.split(b".")[1].decode(),
        "webhook-signature": f"v1,{digest}",
    }
    verified, *others = [code for _, code in reader.samples]
    removed = next(code for code in others if "parse_key_removed" in code)
    for program in (verified, removed):
        names: dict[str, Any] = {"body": body, "headers": headers, "secret": secret}
        exec(compile(program, "sample", "exec"), names)  # noqa: S102 - what is shown
        assert names["event"].id == 7
