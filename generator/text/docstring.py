"""Prose of a document as Python docstrings."""

from __future__ import annotations

import functools
import re

from generator.text.code import Code
from generator.text.literal import escaped
from generator.text.unicode import known_text

_WIDTH = 88
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, bidirectional ones too, which act on a terminal; lone surrogates, with which
Python makes no class."""
_PROMPT = re.compile("^( *)(>>>)", re.MULTILINE)
_MARGIN = re.compile(r"(?: *>)* *")
"""The indentation of a line, and the markers of the block quotes that it is in."""
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) +", re.ASCII)
_ENTRY = re.compile(r"[\w.]+: ")
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")
_WHOLE = ("|", "#")
"""The beginnings of lines that are not broken: rows of tables, headings."""
_MARKER = re.compile(r"[-+*=]+|#{1,6}|\d+[.)]|[>|].*", re.ASCII)
"""Words that would begin a list, a heading, a quote or a table at the start of a line."""


@functools.lru_cache(maxsize=20_000)
def docstring(text: str, indent: int) -> Code:
    """Return a triple-quoted docstring that says ``text``.

    Long lines of running text are wrapped; tables, code and headings stay as they
    are. A doctest prompt is escaped as Markdown would (``\\>>>``), so that no tool
    runs what a document writes.

    Args:
        text: plain text or Markdown (CommonMark), any characters; those that would act
            on a terminal become U+FFFD.
        indent: columns before the docstring.

    Returns:
        The docstring without the indentation of its first line, laid out as Black
        leaves it.
    """
    shown = _UNSHOWABLE.sub("\ufffd", _LINE_BREAKS.sub("\n", text))
    plain = shown.expandtabs(4)
    lines = _wrapped(_without_margin(plain).strip(), _WIDTH - indent - 6)
    value = _padded(_PROMPT.sub(r"\1\\\2", _indented(lines, " " * indent)))
    inner = escaped(value, keep="\n").replace('"""', '\\"\\"\\"')
    return Code(f'"""{inner}"""', (value,))


def _without_margin(text: str) -> str:
    """Take off the indentation that all lines after the first have (PEP 257).

    `inspect.cleandoc` does so too, in a way that differs between Python's releases.
    """
    first, *rest = text.split("\n")
    margins = (len(line) - len(line.lstrip()) for line in rest if line.strip())
    margin = min(margins, default=0)
    return "\n".join([first.lstrip(), *(line[margin:] for line in rest)]).strip("\n")


def _indented(lines: list[str], margin: str) -> str:
    """Put the closing quotes of more than one line on a line of their own.

    The lines after the first have no indentation in common (PEP 257), as they would
    where all that is said is one item of a list.
    """
    if len(lines) == 1:
        return lines[0]
    if all(line.startswith(" ") for line in lines[1:] if line):
        lines = _without_margin("\n".join(lines)).split("\n")
    rest = (margin + line if line else "" for line in lines[1:])
    return "\n".join([lines[0], *rest, margin])


def _padded(value: str) -> str:
    """Keep quotes of the text apart from those of the docstring, as Black does."""
    start = " " if value.startswith('"') and not value.startswith('"""') else ""
    end = " " if value.endswith('"') else ""
    return start + value + end


def _wrapped(text: str, width: int) -> list[str]:
    """Break the lines that are too long and not code, tables or headings (CommonMark)."""
    lines: list[str] = []
    fence = ""
    for raw in text.split("\n"):
        line = raw.rstrip()
        margin = _margin(line)
        inside = line[len(margin) :]
        was_code, fence = bool(fence), _open_fence(fence, inside)
        is_code = was_code or fence or margin.lstrip().startswith(">>>")
        if is_code or len(line) <= width or inside.startswith(_WHOLE):
            lines.append(line)
        else:
            lines += _wrap(margin, inside, width)
    return lines


def _margin(line: str) -> str:
    found = _MARGIN.match(line)
    return found[0] if found else ""


def _open_fence(fence: str, line: str) -> str:
    """Return the fence of the code that goes on after a line, empty if none does.

    Code ends with a fence of the same characters, at least as long (CommonMark, 4.5).
    """
    if fence:
        ends = line.startswith(fence) and not line.strip(fence[0])
        return "" if ends else fence
    found = _FENCE.fullmatch(line)
    return "" if found is None else found[1] or found[2]


def _wrap(margin: str, text: str, width: int) -> list[str]:
    """Break one line at spaces; an item's further lines hang under its text."""
    hanging = margin + _hanging(text, indented=bool(margin))
    rows: list[str] = []
    row = margin
    for word in _words(text):
        longer = row + word if row in (margin, hanging) else f"{row} {word}"
        if len(longer) > width and row not in (margin, hanging):
            rows.append(row)
            longer = hanging + word
        row = longer
    return [*rows, row]


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
