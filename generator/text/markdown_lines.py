"""Markdown broken into lines of a width, meaning what it meant.

Paragraphs with a line that is too long are filled anew; all others keep their lines. Code,
tables and headings stay as they are, and the markers of block quotes and lists are kept
(CommonMark 0.31, sections 4 and 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.text.unicode import known_text

_MARGIN = re.compile(r"(?: *>)* *")
"""The indentation of a line, and the markers of the block quotes that it is in."""
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) +", re.ASCII)
_ENTRY = re.compile(r"[\w.*]+: ")
_SECTION = re.compile(r"(?:Args|Returns|Raises|Links|Attributes):")
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")
_WHOLE = re.compile(r"[|#]|\[[^]]*\]: ")
"""The beginnings of lines that are not broken: rows of tables, headings, links."""
_ALONE = re.compile(rf"<|.* \| |{_WHOLE.pattern}")
"""The beginnings of lines that belong to no paragraph: those, and HTML."""
_ENDED = re.compile(r".*(?:  |\\|<br ?/?>)")
"""Lines with a hard break at their end (section 6.7)."""
_MARKER = re.compile(r"[-+*=]+|#{1,6}|\d+[.)]|[>|].*", re.ASCII)
"""Words that would begin a list, a heading, a quote or a table at the start of a line."""
_INDENTED = 4
"""The further columns from which on a text is code (section 4.4)."""


def wrap_markdown(text: str, width: int) -> list[str]:
    """Return the lines of a text, each of a width if its words let it.

    Args:
        text: Markdown, perhaps with the sections of a docstring (``Args:``) at its end.
        width: the most columns.
    """
    wrapper = _Wrapper(width)
    for line in text.split("\n"):
        wrapper.add(line)
    wrapper.end()
    return wrapper.lines


class _Paragraph(Struct):
    """Lines of running text.

    Attributes:
        margin: before the first line.
        hanging: before the others.
        texts: the lines without margins.
        lines: the lines as they were.
    """

    margin: str
    hanging: str
    texts: list[str]
    lines: list[str]


class _Wrapper:
    """Reads a text line by line; `lines` are those that it is broken into."""

    def __init__(self, width: int) -> None:
        self.lines: list[str] = []
        self._width = width
        self._paragraph: _Paragraph | None = None
        self._fence = ""
        self._base = 0
        self._in_list = False
        self._is_after_text = False

    def add(self, raw: str) -> None:
        """Read the next line."""
        line = raw.rstrip()
        margin = _margin(line)
        text = line[len(margin) :]
        if self._is_code(margin, text):
            self._keep(line)
        elif not text:
            self._keep(line)
            self._is_after_text = False
        else:
            self._add_text(margin, text, line)
            self._is_after_text = True
            if _ENDED.fullmatch(raw):
                self.end()

    def end(self) -> None:
        """End the paragraph that was begun."""
        found, self._paragraph = self._paragraph, None
        if found is None:
            return
        is_short = all(len(line) <= self._width for line in found.lines)
        if is_short or _WHOLE.match(found.texts[0]):
            self.lines += found.lines
        else:
            self.lines += _fill(found, self._width)

    def _keep(self, line: str) -> None:
        self.end()
        self.lines.append(line)

    def _is_code(self, margin: str, text: str) -> bool:
        """Return whether a line is of a block of code, fenced or indented.

        Code ends with a fence of the same characters, at least as long (section 4.5).
        """
        if self._fence:
            if text.startswith(self._fence) and not text.strip(self._fence[0]):
                self._fence = ""
            return True
        if found := _FENCE.fullmatch(text):
            self._fence = found[1] or found[2]
            return True
        is_indented = bool(text) and len(margin) >= self._base + _INDENTED
        is_first = not self._is_after_text and not self._in_list
        return margin.lstrip().startswith(">>>") or (
            is_indented and is_first and margin.isspace()
        )

    def _add_text(self, margin: str, text: str, line: str) -> None:
        if not margin and _SECTION.fullmatch(text):
            self._base = 2 * _INDENTED  # an entry, and its further paragraphs
        is_item = bool(_ITEM.match(text))
        if is_item or (len(margin) <= self._base and not self._is_after_text):
            self._in_list = is_item
        last = self._paragraph
        if last is not None and margin == last.hanging and not _begins(text):
            last.texts.append(text)
            last.lines.append(line)
            return
        self.end()
        hanging = margin + _hanging(text, indented=bool(margin))
        self._paragraph = _Paragraph(margin, hanging, [text], [line])
        if _ALONE.match(text):
            self.end()


def _margin(line: str) -> str:
    found = _MARGIN.match(line)
    return found[0] if found else ""


def _begins(text: str) -> bool:
    """Return whether a line begins something else than a further line of a paragraph."""
    if _ITEM.match(text) or _ALONE.match(text) or _ENTRY.match(known_text(text)):
        return True
    return bool(_MARKER.fullmatch(text.split()[0]))


def _fill(paragraph: _Paragraph, width: int) -> Iterator[str]:
    """Fill lines with the words of a paragraph."""
    margin, hanging = paragraph.margin, paragraph.hanging
    row = margin
    for word in _words(" ".join(paragraph.texts)):
        longer = row + word if row in (margin, hanging) else f"{row} {word}"
        if len(longer) > width and row not in (margin, hanging):
            yield row
            longer = hanging + word
        row = longer
    yield row


def _words(text: str) -> list[str]:
    """Split a text at spaces where a line may end: not before what looks like a marker."""
    words: list[str] = []
    for word in text.split():
        if len(words) > 1 and _MARKER.fullmatch(word):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _hanging(text: str, *, indented: bool) -> str:
    """Return the indentation of the further lines of a list item, or entry of ``Args``."""
    item = _ITEM.match(text)
    if item:
        return " " * len(item[0])
    return "    " if indented and _ENTRY.match(known_text(text)) else ""
