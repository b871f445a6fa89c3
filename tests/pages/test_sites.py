"""Pages: every link resolves, nothing is asked of another host, all of it is there."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.pages.sites import Parsed, html_pages, site
from tests.support.cases import CASES
from tests.support.real_documents import REPOSITORY, real_document

_EXAMPLE = re.compile(
    r'<details class="example"[^>]*>\n.*\n<pre tabindex="0"><code>([^<]*)</code>'
)
FRAGMENT = REPOSITORY / "specs" / "ai-api-key.yaml"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)


def _path(page: str, url: str) -> str:
    """The path of a relative URL on a page, below the folder of the pages."""
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / urlsplit(url).path).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _check_links(pages: dict[str, Parsed], files: dict[str, str]) -> None:
    for path, page in pages.items():
        for link in page.all("a"):
            url = link["href"]
            if urlsplit(url).scheme:
                assert link["rel"] == "nofollow noopener noreferrer", url
                continue
            target = _path(path, url) if urlsplit(url).path else path
            assert target in files, f"{path}: {url}"
            fragment = urlsplit(url).fragment
            assert not fragment or fragment in pages[target].ids(), f"{path}: {url}"


@pytest.mark.parametrize(
    "name", ["petstore.yaml", "train-travel-31.yaml", "webhook-example-31.yaml"]
)
def test_links_of_real_documents_resolve(name: str) -> None:
    files = site(real_document(name), "shop")
    pages = html_pages(files)
    _check_links(pages, files)
    for page in pages.values():
        assert len(set(page.ids())) == len(page.ids())


@pytest.mark.parametrize("name", ["petstore.yaml", "train-travel-31.yaml"])
def test_pages_ask_nothing_of_other_hosts(name: str) -> None:
    for page in html_pages(site(real_document(name), "shop")).values():
        policies = [each for each in page.all("meta") if "http-equiv" in each]
        assert [each["content"] for each in policies] == [POLICY]
        loaded = [each["src"] for each in page.all("script")]
        loaded += [each["href"] for each in page.all("link")]
        assert loaded and not any(urlsplit(url).netloc for url in loaded)
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"img", "iframe", "object", "style", "base", "svg"}
        assert not [
            a for _, attributes in page.elements for a in attributes if a[:2] == "on"
        ]


def test_the_page_of_the_fragment_has_all_that_its_source_has() -> None:
    """Each line of the page that the fragment was captured from, less its controls."""
    page = html_pages(site(FRAGMENT, "ai_api_key"))
    text = " ".join(page["resources/ai_api_key.html"].text.split())
    for words in (
        "List AI API Keys",
        "GET /ai/api-key",
        "List AI API keys for an organization",
        "type string(uri-reference) Required",
        "status integer Required Minimum value is 100, maximum value is 599.",
        "errors array[object]",
        "pointer string location string",
        "ai-api-keys array[object]",
        "updated-at string(date-time) Required Read-only Last update timestamp",
        "Key scope: 'public' for all deployments, or a specific deployment UUID",
        "org-uuid string(uuid) Required Read-only Organization UUID that owns this key",
        "curl --request GET https://api-ch-gva-2.exoscale.com/v2/ai/api-key",
        '"name": "default-public-key"',
        '"instance": "string"',
    ):
        assert words in text, words
    overview = " ".join(page["index.html"].text.split())
    assert "Add MCP server to your AI tool" in overview
    assert "MCP server URL https://openapi-v2.exoscale.com/mcp" in overview
    assert "https://api-{zone}.exoscale.com/v2" in overview


def test_mcp_json_of_the_fragment() -> None:
    server = {"type": "http", "url": "https://openapi-v2.exoscale.com/mcp"}
    assert json.loads(site(FRAGMENT, "ai_api_key")["mcp.json"]) == {
        "mcpServers": {"Exoscale APIv2 MCP server": server}
    }


def test_links_between_types_and_operations_lead_both_ways() -> None:
    page = html_pages(site(FRAGMENT, "ai_api_key"))
    operation = [each["href"] for each in page["resources/ai_api_key.html"].all("a")]
    types = [each["href"] for each in page["models/ai_api_key.html"].all("a")]
    assert "../models/ai_api_key.html#ListAiApiKeysResponse" in operation
    assert "../resources/ai_api_key.html#list" in types


def test_webhooks_have_a_page() -> None:
    files = site(CASES / "webhooks" / "standard" / "openapi.yaml", "keys")
    pages = html_pages(files)
    _check_links(pages, files)
    page = pages["webhooks/index.html"]
    text = " ".join(page.text.split())
    assert "event = Webhooks().unwrap(body, headers, secret=secret)" in text
    assert "parse_key_removed" in page.ids()
    assert "from keys.webhooks import parse_key_removed" in text
    types = [
        each["href"]
        for name, p in pages.items()
        if name[:7] == "models/"
        for each in p.all("a")
    ]
    assert "../webhooks/index.html#parse_key_removed" in types
    assert '"webhooks/index.html#parse_key_removed"' in files["search-index.js"]
    assert "webhooks/index.html" not in site(FRAGMENT, "ai_api_key")


def test_webhooks_are_in_the_markdown_pages() -> None:
    files = site(CASES / "webhooks" / "standard" / "openapi.yaml", "keys")
    page = files["webhooks.md"]
    assert "event = Webhooks().unwrap(body, headers, secret=secret)" in page
    assert "\n## parse\\_key\\_removed\n" in page
    assert "\n`POST key-removed`\n" in page
    assert "from keys.webhooks import parse_key_removed" in page
    assert "](webhooks.md#parse_key_removed)" in files["api.md"]
    assert "](webhooks.md)" in files["llms.txt"]
    assert page in files["llms-full.txt"]
    without = site(FRAGMENT, "ai_api_key")
    assert "webhooks.md" not in without
    assert "ebhooks" not in without["llms.txt"] + without["llms-full.txt"]


def test_markdown_is_in_whole_sentences() -> None:
    """Facts about an attribute end before its description begins."""
    files = site(REPOSITORY / "tests" / "pages" / "samples.yaml", "shop")
    text = "".join(text for path, text in files.items() if path.endswith((".md", "t")))
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    facts = site(FRAGMENT, "ai_api_key")["models.md"]
    assert "`integer` Required. Minimum value is 100, maximum value is 599.\n" in facts
    assert "Required. Read-only. Last update timestamp\n" in facts
    assert ": 1 operation." in site(FRAGMENT, "ai_api_key")["llms.txt"]


@pytest.mark.parametrize(
    "document",
    [
        real_document("petstore.yaml"),
        CASES / "webhooks" / "standard" / "openapi.yaml",
    ],
)
def test_markdown_links_lead_to_files(document: Path) -> None:
    request = Request(
        specs=(document,), package="shop", parts=("docs",), allow_invalid=True
    )
    files = generate(request).files
    for path, text in files.items():
        if not path.endswith((".md", ".txt")):
            continue
        for part in text.split("](")[1:]:
            target = part.partition(")")[0]
            assert urlsplit(target).scheme or _path(path, target) in files, part
    index = files["docs/shop/llms.txt"]
    assert index.startswith("# ")


def test_an_sdk_without_pages_has_no_byte_of_them() -> None:
    plain = generate(Request(specs=(FRAGMENT,), package="ai_api_key")).files
    documented = generate(
        Request(specs=(FRAGMENT,), package="ai_api_key", parts=("docs",))
    ).files
    own = {p: t for p, t in documented.items() if not p.startswith("docs/")}
    assert own == plain


def _answer(schema: dict[str, object], **more: object) -> dict[str, object]:
    content = {"application/json": {"schema": schema, **more}}
    return {"description": "It.", "content": content}


def test_examples_of_answers(tmp_path: Path) -> None:
    """1 and true are two examples, and a long one ends after a whole line."""
    rows = [{"number": number} for number in range(1000)]
    answers = {
        "200": _answer({"const": 1}),
        "201": _answer({"const": True}),
        "202": _answer({"type": "array", "items": {}}, example=rows),
    }
    spec = tmp_path / "answers.json"
    paths = {"/a": {"get": {"tags": ["a"], "responses": answers}}}
    info = {"title": "Answers", "version": "1"}
    spec.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}))
    page = site(spec, "answers")["resources/a.html"]
    found = _EXAMPLE.findall(page)
    one, true, long = map(unescape, found)
    assert (one, true) == ("1", "true")
    shown = long.removesuffix("\n…")
    assert json.dumps(rows, indent=2).startswith(f"{shown}\n")
    assert 11_900 < len(shown) <= 12_000
