"""Text of a document in TOML and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from generator.text.code import Code
from generator.text.unicode import is_printable

_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]*", re.ASCII)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")


def one_line(text: str) -> str:
    """``text`` without line breaks and all else that cannot be seen."""
    line = " ".join(text.encode("utf-8", "replace").decode().split())
    return line if is_printable(line) else "".join(filter(is_printable, line))


def toml_string(text: str) -> Code:
    """A basic string of TOML 1.0 that reads as ``text``; lone surrogates cannot."""
    whole = text.encode("utf-8", "replace").decode()
    source = json.dumps(whole, ensure_ascii=False)
    shown = "".join(c if is_printable(c) else _unicode(c) for c in source)
    return Code(shown, (whole,))


def toml_key(name: str) -> Code:
    """A key of TOML 1.0: bare where it can be, else quoted."""
    return Code(name, (name,)) if _BARE_KEY.fullmatch(name) else toml_string(name)


@lru_cache(maxsize=20_000)
def markdown_text(text: str) -> Code:
    """``text`` on one line, every character of it taken literally by CommonMark."""
    return Code(_MARKDOWN.sub(r"\\\1", one_line(text)))


def _unicode(char: str) -> str:
    return f"\\U{ord(char):08x}"


@lru_cache(maxsize=20_000)
def markdown_code(text: str) -> Code:
    """``text`` on one line as a code span (CommonMark 0.31, section 6.1)."""
    line = one_line(text)
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return Code(f"{fence}{space}{line}{space}{fence}")


def fenced_lines(text: str, language: str) -> Iterator[Code]:
    """Yield ``text`` as a fenced code block (CommonMark 0.31, section 4.5).

    A language that is no plain word is left out.
    """
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield Code(fence + (language if _LANGUAGE.fullmatch(language) else ""))
    for line in text.encode("utf-8", "replace").decode().splitlines():
        if not line.isprintable():  # few are not
            line = "".join(c if c.isprintable() else "\ufffd" for c in line)
        yield Code(line)
    yield Code(fence)


def code_lines(source: Code) -> tuple[Code, ...]:
    """The lines of Python source, for a block of code in Markdown."""
    return tuple(Code(line) for line in source.source.split("\n"))
