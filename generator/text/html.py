"""Text of a document in HTML: escaped, or rendered from Markdown without its HTML.

`markdown_html("a *b* <i>")` is `<p>a <em>b</em> &lt;i&gt;</p>`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'()/;?-]*", re.ASCII)
"""Text that Markdown leaves as it is."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Controls, halves of characters, and what turns the direction of text around."""
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85]")
_SCHEMES = ("http", "https", "mailto")


@final
class Html:
    """HTML that is safe to print: a template prints it as it is.

    Attributes:
        source: the HTML.
    """

    __slots__ = ("source",)

    def __init__(self, source: str) -> None:
        self.source = source

    def __html__(self) -> str:
        """Return the HTML, for environments of Jinja2 that escape."""
        return self.source

    def __bool__(self) -> bool:
        return bool(self.source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Html) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Html({self.source!r})"


def visible_text(text: str) -> str:
    """Return a text with one kind of line end, and with U+FFFD for what cannot be seen."""
    if text.isprintable():  # most texts: neither pattern finds anything in them
        return text
    return _UNSEEN.sub("\ufffd", _LINE_END.sub("\n", text))


def escape_html(text: str) -> str:
    """Return a text as HTML that shows it, in an element or a quoted attribute."""
    return escape(visible_text(text))


def script_value(value: object) -> str:
    """Return a value as an expression of JavaScript, in ASCII; for files of scripts.

    It ends no string, line or element, whatever is in it (ECMA-262, section 12.4).
    """
    text = json.dumps(value, separators=(",", ":"))
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


@lru_cache(maxsize=20_000)
def markdown_html(text: str) -> Html:
    """Render Markdown (CommonMark 0.31 with tables) as HTML.

    HTML in the text is shown as text. Images are links, headings are bold paragraphs, so
    that a page keeps its outline, and links lead to the web or to a mail address only.
    """
    text = visible_text(text).strip()
    if is_plain_prose(text):
        return Html(f"<p>{escape(text)}</p>")
    # Entities are characters only now.
    reader = _markdown()
    html = reader.renderer.render(_tokens(text), reader.options, {})
    return Html(visible_text(html.strip()))


def is_plain_prose(text: str) -> bool:
    """Return whether a text is one paragraph in which Markdown marks nothing."""
    return _PLAIN.fullmatch(text) is not None


def parse_markdown(text: str) -> SyntaxTreeNode:
    """Return the tree of a text, as `markdown_html` renders it."""
    from markdown_it.tree import SyntaxTreeNode  # only for pages

    return SyntaxTreeNode(_tokens(text))


@lru_cache(maxsize=2_000)
def _tokens(text: str) -> list[Token]:
    """Return a text as parsed, once for pages in HTML and in Markdown."""
    return _markdown().parse(text)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only for pages: it takes 20 ms to import

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    reader.enable(["table", "strikethrough"]).disable("image")
    reader.validateLink = _is_web_link  # type: ignore[method-assign]
    reader.add_render_rule("heading_open", _heading_start)
    reader.add_render_rule("heading_close", _heading_end)
    reader.add_render_rule("link_open", _link_start)
    reader.add_render_rule("th_open", _cell_start)
    reader.add_render_rule("td_open", _cell_start)
    return reader


def _is_web_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.path)


def _heading_start(*_: Any) -> str:
    return '<p class="heading"><strong>'


def _heading_end(*_: Any) -> str:
    return "</strong></p>\n"


def _link_start(
    _: Any, tokens: Sequence[Token], index: int, options: Any, environment: Any
) -> str:
    del options, environment
    url = escape_html(str(tokens[index].attrGet("href") or ""))
    return f'<a href="{url}" rel="nofollow noopener noreferrer">'


def _cell_start(
    _: Any, tokens: Sequence[Token], index: int, options: Any, environment: Any
) -> str:
    """Leave out the alignment, a style that the policy of pages forbids."""
    del options, environment
    return f"<{tokens[index].tag}>"
