"""Prose of a document as Python docstrings."""

from __future__ import annotations

import functools
import re

from generator.text.code import Code
from generator.text.literal import escaped
from generator.text.markdown_lines import wrap_markdown

_WIDTH = 88
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, bidirectional ones too, which act on a terminal; lone surrogates, with which
Python makes no class."""
_PROMPT = re.compile("^( *)(>>>)", re.MULTILINE)


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
    lines = wrap_markdown(_without_margin(plain).strip(), _WIDTH - indent - 6)
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
