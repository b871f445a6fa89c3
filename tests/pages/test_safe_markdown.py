"""Descriptions in pages of Markdown say what they say in pages of HTML, and no more."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.text.html import markdown_html
from generator.text.safe_markdown import safe_markdown, safe_markdown_line
from tests.hostile.contents import TEXTS

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""A reader that obeys HTML, images and every link, as site tools may do."""


def written(text: str) -> str:
    return "\n".join(line.source for line in safe_markdown(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain (words), only.", "Plain (words), only."),
        ("A *b* **c** `d|e` [f](https://g.test/h)", None),
        ("snake_case & a_b, _c_", None),
        ("# A **b**\n\nc", "**A b**\n\nc"),
        ("A\n=\nb", "**A**\n\nb"),
        ("<b>x</b> &lt;i>", "\\<b>x\\</b> \\<i>"),
        ("![a](https://b.test/c.png)", "\\![a](https://b.test/c.png)"),
        ("[a](javascript:alert(1))", "\\[a\\](javascript:alert(1))"),
        ("a&#10;# b\n&#45; c &#x202e;", "a # b\n\\- c \ufffd"),
        ("- a\n  1. b\n- c\n\n> d\n> # e", "- a\n  1. b\n- c\n\n> d\n>\n> **e**"),
        ("|a|b|\n|-|-|\n|`c\\|d`|e|", "| a | b |\n| --- | --- |\n| `c\\|d` | e |"),
        (
            "```js onload=x\na\n```\n\n---\n\n    b",
            "```js\na\n```\n\n___\n\n```\nb\n```",
        ),
        ("1.5 GB, -3, C#\n2020. not", "1.5 GB, -3, C#\n2020\\. not"),
    ],
)
def test_what_a_description_becomes(text: str, expected: str | None) -> None:
    assert written(text) == (text if expected is None else expected)
    assert written(written(text)) == written(text)


def test_a_line_has_the_first_paragraph() -> None:
    assert safe_markdown_line("*A*\nb\n\nc").source == "*A* b"
    assert safe_markdown_line("- a").source == ""
    assert safe_markdown_line("").source == ""


PIECES = st.sampled_from(
    ["a", "b c", "_", "*", "**", "`", "``", "#", "# ", "- ", "+", "1. ", "2)", "> ", "|", "~~"]
    + ["\n", "\n\n", "  \n", "\\", "<b>", "<!--", "&amp;", "&#10;", "&lt;", "[", "]", "(", ")"]
    + ["![", "](http://x.y)", "](javascript:a)", "<http://x.y>", "---", "===", "|-|-|", "    "]
    + ["\n```\n", "~~~", "\t", "\u202e", "\x1b", "é", "!", ":-", "[a]: http://b.c"]
)  # fmt: skip


def visible(html: str) -> list[str]:
    text = re.sub(r"</?(?:em|strong|s|a|code)\b[^>]*>", "", html)
    return unescape(re.sub(r"<[^>]*>", " ", text)).split()


def assert_obeyed_nowhere(source: str) -> None:
    tokens = _READER.parse(source)
    inner = [child for token in tokens for child in token.children or ()]
    types = {token.type for token in (*tokens, *inner)}
    assert types.isdisjoint(("html_block", "html_inline", "image", "heading_open"))
    links = [str(each.attrGet("href")) for each in inner if each.type == "link_open"]
    assert all(link.startswith(("http://", "mailto:")) for link in links)


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_are_seen_and_obeyed_nowhere(name: str) -> None:
    source = written(TEXTS[name])
    assert_obeyed_nowhere(source)
    assert all(line.isprintable() for line in source.split("\n"))


@given(st.lists(PIECES, max_size=14).map("".join))
@example("a | b\n:-")
@example("_&#10;_")
@example("---&#10;---")
@example("- # a\n  b")
def test_any_text_is_the_same_text_and_obeyed_nowhere(text: str) -> None:
    source = written(text)
    assert_obeyed_nowhere(source)
    assert visible(str(markdown_html(source).source)) == visible(
        str(markdown_html(text).source)
    )
