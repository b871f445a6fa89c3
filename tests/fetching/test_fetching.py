"""Documents at URLs: budgets, schemes, redirects, and the files beside them."""

from __future__ import annotations

import hashlib

import pytest

from generator.document import load
from generator.fetching.addresses import check_url, relative_target
from generator.fetching.errors import FetchError
from generator.fetching.mirror import fetch
from generator.limits import DEFAULT_LIMITS, Limits
from tests.fetching.conftest import Site

_ROOT = """\
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a: {$ref: "paths/a.yaml"}
components: {schemas: {Far: {$ref: "OTHER"}}}
"""
_PATH = """\
get: {responses: {200: {description: ok, content: {application/json: {schema: {$ref: "../s.yaml#/X"}}}}}}
"""


def test_files_beside_it_are_fetched_too(site: Site) -> None:
    root = _ROOT.replace("OTHER", "s.yaml#/X")
    url = site.add("/v1/api.yaml", root)
    site.add("/v1/paths/a.yaml", _PATH)
    schema = "X: {type: string}"
    site.add("/v1/s.yaml", schema)
    fetched = fetch(url, DEFAULT_LIMITS)
    assert set(load([fetched.path]).files) == {"paths/a.yaml", "s.yaml"}
    digest = hashlib.sha256(schema.encode()).hexdigest()
    assert fetched.sources[f"{site.url}/v1/s.yaml"] == digest
    assert fetched.sources[url] == hashlib.sha256(root.encode()).hexdigest()
    asked = len(site.asked)
    assert fetch(url, DEFAULT_LIMITS, is_cached=True) == fetched
    assert len(site.asked) == asked


@pytest.mark.parametrize(
    "reference", ["../x.yaml", "/x.yaml", "http://other.example/x.yaml", "//h/x.yaml"]
)
def test_nothing_outside_the_folder_is_asked_for(site: Site, reference: str) -> None:
    url = site.add("/v1/api.yaml", _ROOT.replace("OTHER", reference))
    site.add("/v1/paths/a.yaml", "get: {}")
    fetch(url, DEFAULT_LIMITS)
    assert set(site.asked) == {"/v1/api.yaml", "/v1/paths/a.yaml"}


def test_without_a_kept_copy(site: Site) -> None:
    with pytest.raises(FetchError, match="run once without --cached"):
        fetch(f"{site.url}/api.yaml", DEFAULT_LIMITS, is_cached=True)


def test_a_failed_run_leaves_the_kept_copy(site: Site) -> None:
    url = site.add("/api.yaml", "a: 1")
    fetched = fetch(url, DEFAULT_LIMITS)
    site.pages.clear()
    with pytest.raises(FetchError, match="answered 404"):
        fetch(url, DEFAULT_LIMITS)
    assert fetch(url, DEFAULT_LIMITS, is_cached=True) == fetched


def test_limits_of_bytes_and_files(site: Site) -> None:
    url = site.add("/api.yaml", f"{_ROOT}# {'x' * 5000}")
    with pytest.raises(FetchError, match="larger than --max-bytes"):
        fetch(url, Limits(max_bytes=1000))
    site.add("/paths/a.yaml", "get: {}")
    with pytest.raises(FetchError, match="more files than --max-files"):
        fetch(url, Limits(max_files=1))


def test_redirects_of_the_same_scheme(site: Site) -> None:
    site.add("/new.yaml", "a: 1")
    url = site.add("/api.yaml", "", 302, Location="/new.yaml")
    assert fetch(url, DEFAULT_LIMITS).path.read_text() == "a: 1"
    site.add("/api.yaml", "", 302, Location="ftp://127.0.0.1/x")
    with pytest.raises(FetchError, match="redirects to another scheme"):
        fetch(url, DEFAULT_LIMITS)
    site.add("/api.yaml", "", 302, Location="http://example.com/x")
    with pytest.raises(FetchError, match="only https is fetched"):
        fetch(url, DEFAULT_LIMITS)
    site.add("/api.yaml", "", 302, Location="/api.yaml")
    with pytest.raises(FetchError, match="redirects too often"):
        fetch(url, DEFAULT_LIMITS)


def test_nobody_answers() -> None:
    with pytest.raises(FetchError, match="127.0.0.1:9"):
        fetch("http://127.0.0.1:9/api.yaml", DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.com/a", "only https is fetched"),
        ("ftp://example.com/a", "only https is fetched"),
        ("https://u:p@example.com/a", "a URL with a password"),
        ("https://[::1", "is no URL"),
        ("https:///a", "only https is fetched"),
    ],
)
def test_urls_that_are_refused(url: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        check_url(url)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
def test_http_from_this_machine(host: str) -> None:
    assert check_url(f"http://{host}:80/a").scheme == "http"


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("b.yaml#/X", "b.yaml"),
        ("c/d.yaml", "c/d.yaml"),
        ("c/../b.yaml", "b.yaml"),
        ("b%20c.yaml", "b c.yaml"),
        ("#/X", None),
        ("b.yaml?x=1", None),
        ("..%2f..%2fetc", None),
        ("b\\c", None),
        (".", None),
    ],
)
def test_where_references_lead(reference: str, name: str | None) -> None:
    folder = "https://example.com/v1/"
    target = relative_target(reference, f"{folder}api.yaml", folder)
    assert (target and target[1]) == name
