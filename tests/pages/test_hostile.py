"""Texts of a document stay texts: a page has the elements of its templates, no others."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt

from generator.options import Request
from generator.pipeline import generate
from generator.text.html import markdown_html
from generator.text.shell import ShellVariable, shell_word
from tests.hostile.contents import TEXTS
from tests.pages.sites import parse

_MARKDOWN = {
    **dict.fromkeys(
        ("p", "blockquote", "strong", "em", "s", "hr", "br", "ul", "li"), ()
    ),
    **dict.fromkeys(("h1", "table", "thead", "tbody", "tr"), ()),
    **dict.fromkeys(("th", "td", "pre"), ()),
    "a": ("href", "rel"),
    "code": ("class",),
    "ol": ("start",),
}
"""The elements and attributes that Markdown may add."""


def _document(text: str) -> dict[str, Any]:
    """A document that says a text wherever it can say one."""
    schema = {
        "type": "object",
        "title": text,
        "description": text,
        "example": {"name": text},
        "required": ["name"],
        "properties": {
            "name": {
                "type": "string",
                "description": text,
                "default": text,
                "example": text,
            },
            text: {"type": "string", "pattern": text, "format": text},
            "choice": {
                "type": "string",
                "enum": [text, "other"],
                "x-enum-descriptions": [text, text],
            },
        },
    }
    content = {
        "application/json": {
            "schema": {"$ref": "#/components/schemas/A"},
            "example": {"name": text},
        }
    }
    operation = {
        "operationId": "do",
        "tags": ["a"],
        "summary": text,
        "description": text,
        "parameters": [
            {
                "name": "q",
                "in": "query",
                "required": True,
                "description": text,
                "schema": {"type": "string", "default": text},
            },
            {
                "name": "p",
                "in": "header",
                "required": True,
                "description": text,
                "schema": {"type": "string", "default": text},
            },
        ],
        "requestBody": {"required": True, "description": text, "content": content},
        "responses": {
            "200": {
                "description": text,
                "content": content,
                "headers": {"X-A": {"description": text, "schema": {"type": "string"}}},
            },
            "404": {"description": text, "content": content},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text, "description": text},
        "servers": [
            {
                "url": "https://{a}.example.com",
                "description": text,
                "variables": {"a": {"default": "x", "description": text}},
            }
        ],
        "tags": [{"name": "a", "description": text}],
        "x-mcp-documentation-server": {"name": text, "url": "https://example.com/mcp"},
        "components": {
            "schemas": {"A": schema},
            "securitySchemes": {
                "k": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-K",
                    "description": text,
                }
            },
        },
        "security": [{"k": []}],
        "paths": {"/a": {"post": operation}},
    }


def _site(text: str, folder: Path) -> dict[str, str]:
    spec = folder / "a.json"
    spec.write_text(json.dumps(_document(text)), encoding="utf-8")
    request = Request(specs=(spec,), package="a", parts=("docs",), allow_invalid=True)
    return {p: t for p, t in generate(request).files.items() if p.startswith("docs/")}


def _shapes(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each element and attribute of the pages, as a pair."""
    for path, text in files.items():
        if path.endswith(".html"):
            for tag, attributes in parse(text).elements:
                yield tag, ""
                yield from ((tag, name) for name in attributes)


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The elements and attributes of the pages of a harmless text, and of Markdown."""
    plain = set(_shapes(_site("harmless", tmp_path_factory.mktemp("plain"))))
    rows = {(tag, name) for tag, names in _MARKDOWN.items() for name in ("", *names)}
    return plain | rows


@pytest.mark.parametrize("name", TEXTS)
def test_pages_of_a_hostile_text(
    name: str, allowed: set[tuple[str, str]], tmp_path: Path
) -> None:
    files = _site(TEXTS[name], tmp_path)
    assert set(_shapes(files)) - allowed == set()
    for path, text in files.items():
        text.encode()
        if path.endswith(".html"):
            page = parse(text)
            scripts = [each.get("src", "") for each in page.all("script")]
            assert {url.rpartition("/")[2] for url in scripts} <= {
                "script.js",
                "search-index.js",
            }
            for link in page.all("a"):
                scheme = urlsplit(link["href"]).scheme
                assert scheme in ("", "http", "https", "mailto"), link
                assert (
                    scheme
                    or link["href"].startswith(("#", "../"))
                    or ".html" in link["href"]
                )
    index = next(t for p, t in files.items() if p.endswith("search-index.js"))
    assert index.isascii() and "<" not in index
    json.loads(index.removeprefix("window.searchIndex = ").rstrip(";\n"))


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_one_word_of_a_shell(name: str) -> None:
    text = TEXTS[name].replace("\0", "")
    for parts in (
        (text,),
        (text, ShellVariable("HOME")),
        (ShellVariable("HOME"), text),
    ):
        command = f"printf '%s\\0' {shell_word(*parts)}"
        ran = subprocess.run(
            ["sh", "-c", command], env={"HOME": "h"}, capture_output=True, check=True
        )
        words = ran.stdout.decode().split("\0")[:-1]
        assert len(words) == 1
        assert "h" in words[0] if len(parts) > 1 else True


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* <i>c</i>", "<p>a <em>b</em> &lt;i&gt;c&lt;/i&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>"),
        ("[x](/a)", "<p>[x](/a)</p>"),
        ("# Title", '<p class="heading"><strong>Title</strong></p>'),
        (
            "[x](https://a.b/?q=\"'>)",
            '<p><a href="https://a.b/?q=%22\'%3E" rel="nofollow noopener noreferrer">x</a></p>',
        ),
        ("plain words, no marks.", "<p>plain words, no marks.</p>"),
    ],
)
def test_markdown(text: str, html: str) -> None:
    assert markdown_html(text).source.replace("&#x27;", "'") == html


@pytest.mark.parametrize(
    "text", ["a-b", "a ; b", "it's (so) - or not?", "a. b) c, d/e"]
)
def test_what_markdown_leaves_alone_is_as_it_would_render(text: str) -> None:
    expected = MarkdownIt("commonmark", {"html": False}).render(text).strip()
    assert markdown_html(text).source.replace("&#x27;", "'") == expected
