"""Checks of everything that is emitted, whatever a document says."""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from doctest import DocTestParser
from typing import Any

from markdown_it import MarkdownIt

from generator.console.report import format_report
from tests.hostile.generating import Output
from tests.support.real_documents import REPOSITORY

_NAME = re.compile(
    r"(\.?[a-z_][a-z0-9_]*)(\.py|\.toml|\.typed|\.json|\.css|\.js)?"
    r"|[a-z_][a-z0-9_]*(-[0-9]+)?(\.html|\.md)"
    r"|README\.md|search-index\.js|llms(-full)?\.txt"
)
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_PRAGMA = "# pyright: reportDeprecated=false"
_COMMENTS = frozenset((_PRAGMA,))
_ACTING = frozenset(("Cc", "Cs", "Zl", "Zp"))
_UNPRINTABLE = _ACTING | {"Cf"}
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TABLES = {"build-system", "project", "tool"}
_PROJECT = {"name", "version", "description", "readme", "requires-python"}
_PROJECT |= {"dependencies", "optional-dependencies"}
_IF_SAID = {"authors", "keywords", "license", "scripts", "urls"}
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_TEMPLATE = REPOSITORY / "templates" / "readme.md.jinja"
_MARKERS = ("<!-- byhand: begin -->", "<!-- byhand: end -->")
_HEADINGS = set(re.findall(r"^## (.*)$", _TEMPLATE.read_text("utf-8"), re.MULTILINE))
"""All but the title, which is the document's."""
_INLINE = frozenset(("text", "code_inline", "softbreak", "text_special"))


def check_output(output: Output) -> None:
    """Check the files and the diagnostics of a document."""
    check_paths(output.files)
    for path, text in output.own.items():
        text.encode()  # as it is written
        if path.endswith(".py"):
            check_source(path, text)
        elif path.endswith(".json"):
            json.loads(text)
        elif path.endswith((".html", ".txt", ".css", ".js")):
            assert not _controls(text, "\n\t", _ACTING), path
    check_project(output.files["pyproject.toml"])
    check_readme(output.files["README.md"])
    check_report(output)


def check_paths(paths: Iterable[str]) -> None:
    """Every file has a name of its own on every system, in the package's folder."""
    folded = [unicodedata.normalize("NFKC", path).casefold() for path in paths]
    assert len(set(folded)) == len(folded)
    for path in paths:
        folder, *names = path.split("/")
        assert not names or folder.isidentifier()
        for name in (folder, *names):
            assert _NAME.fullmatch(name) and not _DEVICES.fullmatch(name), path
            assert len(name) < 130, path


def check_source(path: str, text: str) -> None:
    """A module is Python, all comments are the project's, nothing runs as a doctest."""
    tree = ast.parse(text.encode(), path)
    compile(tree, path, "exec", dont_inherit=True)
    assert list(_comments(text)) == [], path
    for found in _docstrings(tree):
        assert DocTestParser().get_examples(found) == [], path
        assert not _BIDIRECTIONAL.search(found), path
        assert not _controls(found, "\n", _ACTING), path
    assert not _controls(text, "\n"), path


def _comments(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and token.string not in _COMMENTS:
            yield token.string


def _docstrings(tree: ast.Module) -> Iterator[str]:
    """Docstrings, and the strings behind fields that editors show as such."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def check_project(text: str) -> None:
    """pyproject.toml has the tables of the project and no others."""
    table: Mapping[str, Any] = tomllib.loads(text)
    assert set(table) == _TABLES
    assert _PROJECT <= set(table["project"]) <= _PROJECT | _IF_SAID
    assert list(table["tool"]) == ["hatch"]
    assert not _controls(text, "\n")


def check_readme(text: str) -> None:
    """README.md has no markup but the project's own."""
    headings: list[str] = []
    tokens = _MARKDOWN.parse(text)
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type.startswith("html"):
            assert token.content.strip() in _MARKERS, token.content
        for child in token.children or ():
            assert child.type in _INLINE, (child.type, token.content)
        if token.type == "heading_open" and following is not None:
            headings.append(following.content)
        if token.type == "fence":
            assert token.info in {"sh", "python"}, token.content
            if token.info == "python":
                ast.parse(token.content)
    assert len(set(headings)) == len(headings)
    assert set(headings[1:]) <= _HEADINGS
    assert DocTestParser().get_examples(text) == []
    assert not _controls(text, "\n")


def check_report(output: Output) -> None:
    """Nothing that is printed does anything to a terminal."""
    for ascii_only in (False, True):
        said = format_report(
            output.diagnostics, output.document, all=True, ascii_only=ascii_only
        )
        assert not _controls(said, "\n")
        assert said.isascii() or not ascii_only


def _controls(
    text: str, allowed: str, categories: frozenset[str] = _UNPRINTABLE
) -> set[str]:
    """The characters that act instead of being shown."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return set()
    found = {char for char in text if unicodedata.category(char) in categories}
    return found - set(allowed)
