r"""Markdown of a document in Markdown: what it says, and nothing that the page obeys.

``# A`` and ``*b* <i>`` are ``**A**`` and ``*b* \<i>``. The text is parsed as for pages in HTML
and written again: HTML in it is text, headings are bold paragraphs, so that a page keeps
its outline, images are links, and links lead to the web or to a mail address only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.text.code import Code
from generator.text.html import is_plain_prose, parse_markdown, visible_text
from generator.text.markup import fenced_lines
from generator.text.unicode import is_printable

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_SPECIAL = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#A-Za-z])")
"""Characters that may begin or end something within a line; `_` between letters does not."""
_START = re.compile(
    r"\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|=+\s*$|-[-\s]*$|:?-+:?\s*$|#{1,6}(?:\s|$)|>)",
    re.ASCII,
)
"""The start of a line that would begin a block, or change the line above (CommonMark, 4, 5)."""
_BLOCK = re.compile(r"[-+*](?: |$)|\d+[.)](?: |$)|`{3}|[>|]|___", re.ASCII)
"""The first line of what is no paragraph, as this module writes it."""
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
_HARD_BREAK = "\0\n"
"""A hard break while a paragraph is written; no text has this character."""
_MOST_ITEMS = 999_999_999


@lru_cache(maxsize=20_000)
def safe_markdown(text: str) -> tuple[Code, ...]:
    """Return the lines of a text for a page in Markdown (CommonMark 0.31 with tables).

    Args:
        text: Markdown of the document.

    Returns:
        The lines, without empty ones at the start and the end.
    """
    text = _printable(text).strip()
    if is_plain_prose(text):
        return (Code(text),)
    blocks = parse_markdown(text).children
    return tuple(Code(line) for line in _write_blocks(blocks, is_tight=False))


def safe_markdown_line(text: str) -> Code:
    """Return the first paragraph of a text on one line; nothing if it begins otherwise."""
    blocks = parse_markdown(_printable(text)).children
    is_text = bool(blocks) and blocks[0].type in ("heading", "paragraph")
    return Code(_on_one_line(blocks[0]) if is_text else "")


def _printable(text: str) -> str:
    """Return a text without what cannot be seen; its white space is spaces and lines."""
    lines = visible_text(text).expandtabs(4).split("\n")
    return "\n".join(line if is_printable(line) else _kept(line) for line in lines)


def _kept(line: str) -> str:
    return "".join(
        char if is_printable(char) else " " * char.isspace() for char in line
    )


def begins_with_paragraph(lines: tuple[Code, ...]) -> bool:
    """Return whether the first of some lines may continue a line of text."""
    return bool(lines) and not _BLOCK.match(lines[0].source)


# Blocks.


def _write_blocks(nodes: Iterable[SyntaxTreeNode], *, is_tight: bool) -> list[str]:
    """Write blocks, with empty lines between them unless they are of a tight list."""
    lines: list[str] = []
    last = ""
    for node in nodes:
        block = _BLOCKS[node.type](node)
        is_apart = not is_tight or not _RUNNING_ON.isdisjoint((last, node.type))
        if lines and block and is_apart:
            lines.append("")
        lines += block
        last = node.type
    return lines


_RUNNING_ON = frozenset(("heading", "blockquote"))
"""Blocks that text behind them would become a part of, as they are written here."""


def _paragraph(node: SyntaxTreeNode) -> list[str]:
    lines = (line.strip() for line in _write_inline(node).split("\n"))
    text = "\n".join(_as_text(line) for line in lines if line.strip("\0"))
    return text.rstrip("\0").replace("\0", "\\").split("\n") if text else []


def _as_text(line: str) -> str:
    """Return a line with its beginning taken literally."""
    found = _START.match(line)
    return f"{found[0]}\\{line[found.end() :]}" if found else line


def _heading(node: SyntaxTreeNode) -> list[str]:
    text = _on_one_line(node)
    return [f"**{text}**"] if text else []


def _list(node: SyntaxTreeNode) -> list[str]:
    items = node.children
    is_tight = any(child.hidden for item in items for child in item.children)
    first = node.attrs.get("start", 1)
    lines: list[str] = []
    for number, item in enumerate(items, first if isinstance(first, int) else 1):
        is_ordered = node.type == "ordered_list"
        mark = f"{min(number, _MOST_ITEMS) if is_ordered else ''}{node.markup} "
        if lines and not is_tight:
            lines.append("")
        block = _write_blocks(item.children, is_tight=is_tight) or [""]
        lines.append(f"{mark}{block[0]}".rstrip())
        lines += (f"{' ' * len(mark)}{line}".rstrip() for line in block[1:])
    return lines


def _quote(node: SyntaxTreeNode) -> list[str]:
    lines = _write_blocks(node.children, is_tight=False)
    return [f"> {line}".rstrip() for line in lines]


def _code(node: SyntaxTreeNode) -> list[str]:
    language = node.info.partition(" ")[0]
    return [line.source for line in fenced_lines(node.content, language)]


def _table(node: SyntaxTreeNode) -> list[str]:
    rows = [
        list(map(_on_one_line, row.children))
        for part in node.children
        for row in part.children
    ]
    rows.insert(1, ["---"] * len(rows[0]))
    return [f"| {' | '.join(row)} |" for row in rows]


_BLOCKS: Mapping[str, Callable[[SyntaxTreeNode], list[str]]] = {
    "blockquote": _quote,
    "bullet_list": _list,
    "code_block": _code,
    "fence": _code,
    "heading": _heading,
    "hr": lambda _: ["___"],
    "ordered_list": _list,
    "paragraph": _paragraph,
    "table": _table,
}


# Text.


def _on_one_line(node: SyntaxTreeNode) -> str:
    return " ".join(_write_inline(node).replace("\0", "").split())


def _write_inline(node: SyntaxTreeNode) -> str:
    """Write what is inside of a block, or of emphasis."""
    pieces: list[str] = []
    for child in node.children:
        if child.type == "link" and pieces and pieces[-1].endswith("!"):
            pieces[-1] = f"{pieces[-1][:-1]}\\!"  # else it were an image
        pieces.append(_INLINE[child.type](child))
    return "".join(pieces)


def _text(node: SyntaxTreeNode) -> str:
    text = _printable(node.content).replace("\n", " ")  # of entities, too
    return _SPECIAL.sub(r"\\\g<0>", text)


def _code_span(node: SyntaxTreeNode) -> str:
    text = node.content
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    # A reader takes a space away from both sides, if it is not all that there is.
    is_padded = "`" in (text[0], text[-1]) or (text[0] == " " == text[-1])
    space = " " if is_padded and text.strip() else ""
    span = f"{fence}{space}{text}{space}{fence}"
    is_split = "|" in span and _is_in(node, ("table",))
    return span.replace("|", "\\|") if is_split else span


def _is_in(node: SyntaxTreeNode, types: tuple[str, ...]) -> bool:
    parent = node.parent
    return parent is not None and (parent.type in types or _is_in(parent, types))


def _emphasis(node: SyntaxTreeNode) -> str:
    inner = _write_inline(node)
    text = inner.strip()  # of entities: next to it nothing is emphasised
    outer = (node.type, "heading") if node.type == "strong" else (node.type,)
    if not text or _is_in(node, outer):
        return inner
    before, after = inner[: inner.index(text)], inner[inner.index(text) + len(text) :]
    return f"{before}{node.markup}{text}{node.markup}{after}"


def _link(node: SyntaxTreeNode) -> str:
    url = str(node.attrs.get("href") or "")
    if node.markup == "autolink" and not url.startswith("mailto:"):
        return f"<{url}>"
    url = _ENTITY.sub("&amp;", url.replace("(", "%28").replace(")", "%29"))
    return f"[{_write_inline(node)}]({url})"


_INLINE: Mapping[str, Callable[[SyntaxTreeNode], str]] = {
    "code_inline": _code_span,
    "em": _emphasis,
    "hardbreak": lambda _: _HARD_BREAK,
    "inline": _write_inline,
    "link": _link,
    "s": _emphasis,
    "softbreak": lambda _: "\n",
    "strong": _emphasis,
    "text": _text,
}
